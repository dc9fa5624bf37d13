// The checksum at the end of RDB files and DUMP payloads: CRC-64 with Jones's
// polynomial 0xad93d23594c935a9, reflected, starting from zero, not inverted.
// The checksum of "123456789" is 0xe9c6d914c4b8d9ca.

#ifndef NACRE_RDB_CRC64_H_
#define NACRE_RDB_CRC64_H_

#include <cstdint>
#include <string_view>

namespace nacre {

// The checksum of what gave `crc` followed by `bytes`. O(length): eight bytes a step, or 64 where the
// processor multiplies without carries.
uint64_t Crc64(uint64_t crc, std::string_view bytes);

}  // namespace nacre

#endif  // NACRE_RDB_CRC64_H_
