// Values as JSON:
//
//   string       "text"
//   list, set    ["element", "element" ...]
//   zset         [["member", 1.5], ["member", "inf"] ...]             in order
//   hash         [["field", "value"], ["field", "value", expiry] ...]
//   stream       {"last_id", "max_deleted_id", "entries_added", "entries", "groups"}
//
// Each text may be an object with Base64 instead (json/json_writer.h). Members are
// pairs, not JSON objects with names: any bytes can be a field, and programs that
// read objects would change the fields' order. docs/SNAPSHOT-FORMAT.md has all of it.

#ifndef NACRE_JSON_VALUE_WRITER_H_
#define NACRE_JSON_VALUE_WRITER_H_

#include "json/json_writer.h"
#include "keyspace/entry.h"

namespace nacre {

// The order of what has none of its own: fields of hashes, members of sets.
enum class MemberOrder : bool { kAsHeld, kSorted };

// Writes the entry's value. O(value); sorted, O(n log n) for n members, of which a list of
// places is made.
void WriteJsonValue(JsonWriter& writer, const Entry& entry, MemberOrder order);

}  // namespace nacre

#endif  // NACRE_JSON_VALUE_WRITER_H_
