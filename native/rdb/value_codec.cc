#include "rdb/value_codec.h"

namespace nacre {

RdbForm FormOf(const Entry& entry) {
  NACRE_ASSERT(entry.IsString());
  return {RdbType::kString, kRdbVersionPlain};
}

void WriteValue(RdbWriter& writer, RdbType /*type*/, const Entry& entry) {
  if (entry.IsInteger()) return writer.Integer(entry.integer());
  DigitBuffer digits;
  writer.String(entry.String(digits));
}

bool ReadValueOf(RdbType type, RdbReader& reader, ReadValue& value) {
  switch (type) {
    case RdbType::kString:
      value.type = ValueType::kString;
      return reader.String(value.string);
    default:
      return false;
  }
}

}  // namespace nacre
