#include "rdb/value_codec.h"

#include "rdb/hash_codec.h"
#include "rdb/list_codec.h"
#include "rdb/set_codec.h"
#include "rdb/sorted_set_codec.h"
#include "rdb/stream_codec.h"

namespace nacre {
namespace {

// The entry's collection. Requires: the entry is of this type.
template <class Value>
const Value& As(const Entry& entry) {
  return static_cast<const Value&>(*entry.collection());
}

RdbType TypeOf(const Entry& entry) {
  switch (entry.type()) {
    case ValueType::kString:
      break;
    case ValueType::kList:
      return RdbType::kListListpacks;
    case ValueType::kSet:
      return SetFormOf(As<SetValue>(entry));
    case ValueType::kSortedSet:
      return SortedSetFormOf(As<SortedSetValue>(entry));
    case ValueType::kHash:
      return HashFormOf(As<HashValue>(entry));
    case ValueType::kStream:
      return StreamFormOf(As<StreamValue>(entry));
  }
  return RdbType::kString;
}

void WriteStringValue(RdbWriter& writer, const Entry& entry) {
  if (entry.IsInteger()) return writer.Integer(entry.integer());
  DigitBuffer digits;
  writer.String(entry.String(digits));
}

}  // namespace

RdbForm FormOf(const Entry& entry) {
  const RdbType type = TypeOf(entry);
  if (type == RdbType::kStream3) return {type, kRdbVersionStream3};
  if (type == RdbType::kHashExpiring) return {type, kRdbVersionExpiringFields};
  return {type, kRdbVersionPlain};
}

void WriteValue(RdbWriter& writer, RdbType form, const Entry& entry) {
  switch (entry.type()) {
    case ValueType::kString:
      return WriteStringValue(writer, entry);
    case ValueType::kList:
      return WriteList(writer, As<ListValue>(entry));
    case ValueType::kSet:
      return WriteSet(writer, form, As<SetValue>(entry));
    case ValueType::kSortedSet:
      return WriteSortedSet(writer, form, As<SortedSetValue>(entry));
    case ValueType::kHash:
      return WriteHash(writer, form, As<HashValue>(entry));
    case ValueType::kStream:
      return WriteStream(writer, form, As<StreamValue>(entry));
  }
}

bool ReadValueOf(RdbType type, RdbReader& reader, const ValueLimits& limits, ReadValue& value) {
  switch (type) {
    case RdbType::kString:
      value.type = ValueType::kString;
      return reader.String(value.string);
    case RdbType::kList:
    case RdbType::kListZiplist:
    case RdbType::kListZiplists:
    case RdbType::kListListpacks:
      value.type = ValueType::kList;
      value.collection = ReadList(type, reader, limits.list);
      break;
    case RdbType::kSet:
    case RdbType::kSetIntegers:
    case RdbType::kSetListpack:
      value.type = ValueType::kSet;
      value.collection = ReadSet(type, reader, limits.set);
      break;
    case RdbType::kSortedSetText:
    case RdbType::kSortedSet:
    case RdbType::kSortedSetZiplist:
    case RdbType::kSortedSetListpack:
      value.type = ValueType::kSortedSet;
      value.collection = ReadSortedSet(type, reader, limits.sorted_set);
      break;
    case RdbType::kHashTimed:
      // Numbered 22 too: a hash of candidates for Redis 7.4, which no release reads.
      if (reader.version() < kRdbVersionValkey9) return false;
      [[fallthrough]];
    case RdbType::kHash:
    case RdbType::kHashZipmap:
    case RdbType::kHashZiplist:
    case RdbType::kHashListpack:
    case RdbType::kHashExpiring:
    case RdbType::kHashListpackExpiring:
      value.type = ValueType::kHash;
      value.collection = ReadHash(type, reader, limits.hash);
      break;
    case RdbType::kStream1:
    case RdbType::kStream2:
    case RdbType::kStream3:
      value.type = ValueType::kStream;
      value.collection = ReadStream(type, reader);
      break;
    default:
      return false;
  }
  return value.collection != nullptr;
}

}  // namespace nacre
