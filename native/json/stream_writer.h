// Streams as JSON:
//
//   {"last_id": "5-0", "max_deleted_id": "3-0", "entries_added": 4,
//    "entries": [["1-0", [["field", "value"] ...]] ...],
//    "groups": [{"name", "last_delivered_id", "entries_read": 2 or null,
//                "consumers": [{"name", "seen_at_ms", "active_at_ms": 1 or null,
//                               "pending": [["1-0", delivered at ms, deliveries] ...]} ...]} ...]}

#ifndef NACRE_JSON_STREAM_WRITER_H_
#define NACRE_JSON_STREAM_WRITER_H_

#include "json/json_writer.h"
#include "values/stream_value.h"

namespace nacre {

// Writes the stream, in its own order: that of IDs and of names. O(bytes).
void WriteJsonStream(JsonWriter& writer, const StreamValue& stream);

}  // namespace nacre

#endif  // NACRE_JSON_STREAM_WRITER_H_
