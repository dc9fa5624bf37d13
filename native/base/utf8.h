// UTF-8: which bytes are text.

#ifndef NACRE_BASE_UTF8_H_
#define NACRE_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nacre {

// The length of the well-formed sequence at the start of `bytes`, 1 to 4; 0 if there
// is none: a stray byte, a longer form than needed, a surrogate, a number above
// 0x10ffff, or an end too early. Requires: !bytes.empty().
size_t Utf8SequenceLength(std::string_view bytes);

// Whether `bytes` are sequences from beginning to end. O(length), eight bytes a step
// where they are ASCII.
bool IsUtf8(std::string_view bytes);

// Writes the sequence of a code point to `buffer`, which has room for four bytes; its
// length. Requires: it is at most 0x10ffff, and no surrogate.
size_t WriteUtf8(uint32_t code_point, char* buffer);

}  // namespace nacre

#endif  // NACRE_BASE_UTF8_H_
