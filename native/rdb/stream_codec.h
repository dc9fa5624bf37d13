// Streams in RDB's forms.

#ifndef NACRE_RDB_STREAM_CODEC_H_
#define NACRE_RDB_STREAM_CODEC_H_

#include <memory>

#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"
#include "values/stream_value.h"

namespace nacre {

// kStream2 or, if a consumer was seen when it got nothing, kStream3, which can say
// so. O(consumers).
RdbType StreamFormOf(const StreamValue& stream);

// Writes the stream in that form. O(bytes).
void WriteStream(RdbWriter& writer, RdbType form, const StreamValue& stream);

// Reads any form of a stream; null if it is damaged. O(bytes log(pending entries)).
std::unique_ptr<StreamValue> ReadStream(RdbType type, RdbReader& reader);

}  // namespace nacre

#endif  // NACRE_RDB_STREAM_CODEC_H_
