#include "rdb/value_codec.h"

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
    case ValueType::kStream:
      return StreamFormOf(As<StreamValue>(entry));
    default:
      break;
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
  return {type, kRdbVersionPlain};
}

void WriteValue(RdbWriter& writer, RdbType form, const Entry& entry) {
  switch (entry.type()) {
    case ValueType::kString:
      return WriteStringValue(writer, entry);
    case ValueType::kStream:
      return WriteStream(writer, form, As<StreamValue>(entry));
    default:
      break;
  }
}

bool ReadValueOf(RdbType type, RdbReader& reader, const ValueLimits& /*limits*/, ReadValue& value) {
  switch (type) {
    case RdbType::kString:
      value.type = ValueType::kString;
      return reader.String(value.string);
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
