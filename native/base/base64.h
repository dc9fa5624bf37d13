// Base64 (RFC 4648, section 4): bytes as letters, with padding.

#ifndef NACRE_BASE_BASE64_H_
#define NACRE_BASE_BASE64_H_

#include <cstddef>
#include <string_view>

#include "base/byte_buffer.h"

namespace nacre {

// How many letters `bytes` bytes become.
constexpr size_t Base64Size(size_t bytes) { return (bytes + 2) / 3 * 4; }

// Appends the letters of `bytes`. O(length).
void AppendBase64(std::string_view bytes, ByteBuffer& letters);

// Appends the bytes of `letters`; false, with anything appended, if they are not what
// AppendBase64 writes: another letter, a wrong length, bits that say nothing. O(length).
bool DecodeBase64(std::string_view letters, ByteBuffer& bytes);

}  // namespace nacre

#endif  // NACRE_BASE_BASE64_H_
