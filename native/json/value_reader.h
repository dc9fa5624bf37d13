// Reads values in the form of json/value_writer.h, from text that may be hostile. A
// value that is damaged in any way (a member twice, an entry out of order, a number
// that cannot be) is refused whole.

#ifndef NACRE_JSON_VALUE_READER_H_
#define NACRE_JSON_VALUE_READER_H_

#include <memory>

#include "json/json_reader.h"
#include "snapshot/value_limits.h"
#include "values/collection.h"
#include "values/value_type.h"

namespace nacre {

// A value that was read.
struct JsonValue {
  JsonText string;                         // Of a string.
  std::unique_ptr<Collection> collection;  // Of any other type; not empty, streams aside.
};

// Reads a value of this type; false if it is none, of which the reader has the error.
// O(value).
bool ReadJsonValue(JsonReader& reader, ValueType type, const ValueLimits& limits, JsonValue& value);

}  // namespace nacre

#endif  // NACRE_JSON_VALUE_READER_H_
