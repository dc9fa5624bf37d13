#include "commands/server/value_digest.h"

#include <cstdio>
#include <limits>

#include "base/little_endian.h"
#include "values/hash_value.h"
#include "values/list_value.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"
#include "values/stream_value.h"

namespace nacre::commands {

void DataDigest::Add(const Sha1Digest& part) {
  for (size_t i = 0; i < bytes_.size(); ++i) bytes_[i] = static_cast<uint8_t>(bytes_[i] ^ part[i]);
}

void DataDigest::Mix(std::string_view part) {
  Add(part);
  bytes_ = Sha1(view());
}

void DataDigest::MixNumber(uint32_t number) {
  char bytes[sizeof number];
  StoreBigEndian(bytes, number);
  Mix({bytes, sizeof bytes});
}

std::string DataDigest::Text() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : bytes_) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xf];
  }
  return text;
}

namespace {

// A moment at which no field of a hash has expired.
constexpr int64_t kBeforeAll = std::numeric_limits<int64_t>::min();

template <class Value>
const Value& As(const Entry& entry) {
  return static_cast<const Value&>(*entry.collection());
}

void MixPacked(DataDigest& digest, const PackedValue& part) {
  DigitBuffer digits;
  digest.Mix(part.View(digits));
}

void MixString(DataDigest& digest, const Entry& entry) {
  DigitBuffer digits;
  digest.Mix(entry.String(digits));
}

void MixList(DataDigest& digest, const ListValue& list) {
  list.Walk(ListEnd::kHead, 0, list.size(), [&](const PackedValue& element) {
    MixPacked(digest, element);
    return true;
  });
}

void MixSet(DataDigest& digest, const SetValue& set) {
  set.Visit([&](const auto& member) {
    DigitBuffer digits;
    digest.Add(ViewOf(member, digits));
  });
}

void MixSortedSet(DataDigest& digest, const SortedSetValue& set) {
  set.VisitAll([&](std::string_view name, double score) {
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%.17g", score);
    DataDigest member;
    member.Mix(name);
    member.Mix({text, static_cast<size_t>(size)});
    digest.Add(member);
  });
}

void MixHash(DataDigest& digest, const HashValue& hash) {
  hash.ForEach(kBeforeAll, [&](const HashValue::Member& member) {
    DataDigest pair;
    MixPacked(pair, member.field);
    MixPacked(pair, member.value);
    digest.Add(pair);
  });
}

// Of the entries alone: consumer groups do not count.
void MixStream(DataDigest& digest, const StreamValue& stream) {
  StreamCursor cursor(stream, {}, StreamId::Max());
  while (cursor.Next()) {
    const StreamId& id = cursor.entry().id();
    digest.Mix(std::to_string(id.ms) + '.' + std::to_string(id.sequence));
    cursor.entry().VisitFields([&](const PackedValue& field, const PackedValue& value) {
      MixPacked(digest, field);
      MixPacked(digest, value);
    });
  }
}

}  // namespace

void MixValue(DataDigest& digest, const Entry& entry) {
  digest.MixNumber(static_cast<uint32_t>(entry.type()));
  switch (entry.type()) {
    case ValueType::kString:
      MixString(digest, entry);
      break;
    case ValueType::kList:
      MixList(digest, As<ListValue>(entry));
      break;
    case ValueType::kSet:
      MixSet(digest, As<SetValue>(entry));
      break;
    case ValueType::kSortedSet:
      MixSortedSet(digest, As<SortedSetValue>(entry));
      break;
    case ValueType::kHash:
      MixHash(digest, As<HashValue>(entry));
      break;
    case ValueType::kStream:
      MixStream(digest, As<StreamValue>(entry));
      break;
  }
  if (entry.HasExpiry()) digest.Add("!!expire!!");
}

}  // namespace nacre::commands
