// Reads streams in the form of json/stream_writer.h, from text that may be hostile.

#ifndef NACRE_JSON_STREAM_READER_H_
#define NACRE_JSON_STREAM_READER_H_

#include <memory>

#include "json/json_reader.h"
#include "values/stream_value.h"

namespace nacre {

// Reads a stream; null if it is none, of which the reader has the error. O(bytes).
std::unique_ptr<StreamValue> ReadJsonStream(JsonReader& reader, const StreamValue::NodeLimits& limits);

}  // namespace nacre

#endif  // NACRE_JSON_STREAM_READER_H_
