#include "json/value_reader.h"

#include <limits>
#include <span>
#include <string_view>
#include <utility>

#include "json/stream_reader.h"
#include "values/hash_value.h"
#include "values/list_value.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"

namespace nacre {
namespace {

// A moment at which no field's time has passed.
constexpr int64_t kBeforeAll = std::numeric_limits<int64_t>::min();

// Times of fields are up to this, in Redis too.
constexpr int64_t kLatestExpiry = (int64_t{1} << 48) - 2;

std::unique_ptr<ListValue> ReadList(JsonReader& reader, const ListLimits& limits) {
  auto list = std::make_unique<ListValue>();
  JsonText element;
  if (!reader.OpenArray()) return nullptr;
  while (reader.NextElement()) {
    if (!reader.Bytes(element)) return nullptr;
    const std::string_view bytes = element.bytes();
    list->Push(ListEnd::kTail, std::span(&bytes, 1), limits);
  }
  return list;
}

std::unique_ptr<SetValue> ReadSet(JsonReader& reader, const SetValue::Limits& limits) {
  auto set = std::make_unique<SetValue>();
  JsonText member;
  if (!reader.OpenArray()) return nullptr;
  while (reader.NextElement()) {
    if (!reader.Bytes(member)) return nullptr;
    if (!set->Add(member.bytes(), limits)) {
      reader.Fail("the member is there twice");
      return nullptr;
    }
  }
  return set;
}

bool ReadScored(JsonReader& reader, JsonText& name, double& score) {
  return reader.OpenArray() && reader.Element() && reader.Bytes(name) && reader.Element() &&
         reader.Double(score) && reader.CloseArray();
}

std::unique_ptr<SortedSetValue> ReadSortedSet(JsonReader& reader,
                                              const SortedSetValue::PackedLimits& limits) {
  auto set = std::make_unique<SortedSetValue>();
  JsonText name;
  double score;
  if (!reader.OpenArray()) return nullptr;
  while (reader.NextElement()) {
    if (!ReadScored(reader, name, score)) return nullptr;
    const SortedSetValue::Lookup lookup = set->Find(name.bytes());
    if (lookup || name.bytes().size() > ScoredMember::kLongestName) {
      reader.Fail(lookup ? "the member is there twice" : "the member is too long");
      return nullptr;
    }
    set->Add(lookup, name.bytes(), score, limits);
  }
  return set;
}

struct Field {
  JsonText field;
  JsonText value;
  int64_t expire_at_ms = kNoExpiry;
};

bool ReadField(JsonReader& reader, Field& field) {
  field.expire_at_ms = kNoExpiry;
  if (!reader.OpenArray() || !reader.Element() || !reader.Bytes(field.field) || !reader.Element() ||
      !reader.Bytes(field.value)) {
    return false;
  }
  if (!reader.NextElement()) return reader.ok();
  if (!reader.Integer(field.expire_at_ms)) return false;
  if (field.expire_at_ms < 0 || field.expire_at_ms > kLatestExpiry)
    return reader.Fail("this is no expiry time");
  return reader.CloseArray();
}

std::unique_ptr<HashValue> ReadHash(JsonReader& reader, const HashLimits& limits) {
  auto hash = std::make_unique<HashValue>();
  Field field;
  if (!reader.OpenArray()) return nullptr;
  while (reader.NextElement()) {
    if (!ReadField(reader, field)) return nullptr;
    const std::string_view name = field.field.bytes();
    const std::string_view value = field.value.bytes();
    if (name.size() > HashValue::kLargestText || value.size() > HashValue::kLargestText) {
      reader.Fail("the field is too long");
      return nullptr;
    }
    if (hash->Find(name, kBeforeAll)) {
      reader.Fail("the field is there twice");
      return nullptr;
    }
    hash->Add(name, value, field.expire_at_ms, limits);
  }
  return hash;
}

std::unique_ptr<Collection> ReadCollection(JsonReader& reader, ValueType type, const ValueLimits& limits) {
  switch (type) {
    case ValueType::kString:
      break;
    case ValueType::kList:
      return ReadList(reader, limits.list);
    case ValueType::kSet:
      return ReadSet(reader, limits.set);
    case ValueType::kSortedSet:
      return ReadSortedSet(reader, limits.sorted_set);
    case ValueType::kHash:
      return ReadHash(reader, limits.hash);
    case ValueType::kStream:
      return ReadJsonStream(reader, limits.stream);
  }
  return nullptr;
}

}  // namespace

bool ReadJsonValue(JsonReader& reader, ValueType type, const ValueLimits& limits, JsonValue& value) {
  if (type == ValueType::kString) return reader.Bytes(value.string);
  value.collection = ReadCollection(reader, type, limits);
  if (!reader.ok()) return false;
  const bool is_empty = value.collection->size() == 0 && type != ValueType::kStream;
  return !is_empty || reader.Fail("only streams may be empty");
}

}  // namespace nacre
