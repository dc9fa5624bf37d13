// The payload of DUMP and RESTORE: a value in RDB's format between its type and
// a footer.
//
//   | type:8 | value | version of RDB:16 | checksum of all before:64 |

#ifndef NACRE_RDB_DUMP_PAYLOAD_H_
#define NACRE_RDB_DUMP_PAYLOAD_H_

#include <string_view>

#include "base/byte_buffer.h"
#include "rdb/value_codec.h"

namespace nacre {

// Appends the payload of the entry's value to `payload`. O(value).
void WriteDumpPayload(const Entry& entry, const RdbWriter::Options& options, ByteBuffer& payload);

// Whether the footer is of a version that is read and, unless that is left out, the checksum right.
// O(length).
bool HasValidFooter(std::string_view payload, bool verify_checksum = true);

// Whether servers of Redis 7.0 read it. Requires: HasValidFooter(payload).
bool IsCommonPayload(std::string_view payload);

// Reads the value; false if it is damaged or one of its strings is longer than
// `longest_string`. Requires: HasValidFooter(payload). O(length).
bool ReadDumpPayload(std::string_view payload, size_t longest_string, const ValueLimits& limits,
                     ReadValue& value);

}  // namespace nacre

#endif  // NACRE_RDB_DUMP_PAYLOAD_H_
