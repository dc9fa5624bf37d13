#include "json/value_writer.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "json/stream_writer.h"
#include "values/hash_value.h"
#include "values/list_value.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"

namespace nacre {
namespace {

// A moment at which no field's time has passed.
constexpr int64_t kBeforeAll = std::numeric_limits<int64_t>::min();

// The entry's collection. Requires: the entry is of this type.
template <class Value>
const Value& As(const Entry& entry) {
  return static_cast<const Value&>(*entry.collection());
}

bool IsBefore(const PackedValue& a, const PackedValue& b) {
  DigitBuffer digits_of_a;
  DigitBuffer digits_of_b;
  return a.View(digits_of_a) < b.View(digits_of_b);
}

void WriteText(JsonWriter& writer, const PackedValue& value) {
  DigitBuffer digits;
  writer.Bytes(value.View(digits));
}

void WriteString(JsonWriter& writer, const Entry& entry) {
  DigitBuffer digits;
  writer.Bytes(entry.String(digits));
}

void WriteList(JsonWriter& writer, const ListValue& list) {
  writer.OpenArray();
  list.Walk(ListEnd::kHead, 0, list.size(), [&](const PackedValue& element) {
    WriteText(writer, element);
    return true;
  });
  writer.CloseArray();
}

void WriteSortedMembers(JsonWriter& writer, const SetValue& set) {
  std::vector<PackedValue> members;
  members.reserve(set.size());
  set.Visit([&](const auto& member) { members.emplace_back(member); });
  std::sort(members.begin(), members.end(), IsBefore);
  for (const PackedValue& member : members) WriteText(writer, member);
}

void WriteSet(JsonWriter& writer, const SetValue& set, MemberOrder order) {
  writer.OpenArray();
  if (order == MemberOrder::kSorted) {
    WriteSortedMembers(writer, set);
  } else {
    set.Visit([&](const auto& member) {
      DigitBuffer digits;
      writer.Bytes(ViewOf(member, digits));
    });
  }
  writer.CloseArray();
}

void WriteSortedSet(JsonWriter& writer, const SortedSetValue& set) {
  writer.OpenArray();
  set.VisitAll([&](std::string_view name, double score) {
    writer.OpenArray();
    writer.Bytes(name);
    writer.Double(score);
    writer.CloseArray();
  });
  writer.CloseArray();
}

void WriteField(JsonWriter& writer, const HashValue::Member& member) {
  writer.OpenArray();
  WriteText(writer, member.field);
  WriteText(writer, member.value);
  if (member.expire_at_ms != kNoExpiry) writer.Integer(member.expire_at_ms);
  writer.CloseArray();
}

void WriteSortedFields(JsonWriter& writer, const HashValue& hash) {
  std::vector<HashValue::Member> members;
  members.reserve(hash.size());
  hash.ForEach(kBeforeAll, [&](const HashValue::Member& member) { members.push_back(member); });
  std::sort(members.begin(), members.end(), [](const HashValue::Member& a, const HashValue::Member& b) {
    return IsBefore(a.field, b.field);
  });
  for (const HashValue::Member& member : members) WriteField(writer, member);
}

void WriteHash(JsonWriter& writer, const HashValue& hash, MemberOrder order) {
  writer.OpenArray();
  if (order == MemberOrder::kSorted) {
    WriteSortedFields(writer, hash);
  } else {
    hash.ForEach(kBeforeAll, [&](const HashValue::Member& member) { WriteField(writer, member); });
  }
  writer.CloseArray();
}

}  // namespace

void WriteJsonValue(JsonWriter& writer, const Entry& entry, MemberOrder order) {
  switch (entry.type()) {
    case ValueType::kString:
      return WriteString(writer, entry);
    case ValueType::kList:
      return WriteList(writer, As<ListValue>(entry));
    case ValueType::kSet:
      return WriteSet(writer, As<SetValue>(entry), order);
    case ValueType::kSortedSet:
      return WriteSortedSet(writer, As<SortedSetValue>(entry));
    case ValueType::kHash:
      return WriteHash(writer, As<HashValue>(entry), order);
    case ValueType::kStream:
      return WriteJsonStream(writer, As<StreamValue>(entry));
  }
}

}  // namespace nacre
