// Counts, finds, combines and rewrites bits of byte strings.
//
// Bits are numbered as in Redis: bit 0 is the most significant bit of byte 0,
// bit 8 that of byte 1, so that a longer number of bits reads like one large
// big-endian number:
//
//   byte    0               1               2
//   bit     0 1 2 3 4 5 6 7 8 9 ...
//                     [ field at 5, 7 wide ]
//
// All work goes by words of 64 bits, at any alignment and any length.

#ifndef NACRE_STRUCTURES_BIT_OPERATIONS_H_
#define NACRE_STRUCTURES_BIT_OPERATIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace nacre {

// The bits of `bytes` that are set. O(bytes / 8).
uint64_t CountBits(std::string_view bytes);

// The bits that are set in [begin, end). Requires: begin <= end <= 8 * bytes.size().
uint64_t CountBits(std::string_view bytes, uint64_t begin, uint64_t end);

// The first bit in [begin, end) that equals `bit`, or nothing.
// Requires: begin <= end <= 8 * bytes.size().
std::optional<uint64_t> FindBit(std::string_view bytes, bool bit, uint64_t begin, uint64_t end);

// The unsigned number of `width` bits at `offset`; bits past the end are 0.
// Requires: 1 <= width <= 64.
uint64_t ReadBits(std::string_view bytes, uint64_t offset, unsigned width);

// Writes the lowest `width` bits of `value` at `offset`. Requires: 1 <= width <=
// 64; `bytes` has room for offset + width bits.
void WriteBits(char* bytes, uint64_t offset, unsigned width, uint64_t value);

// How CombineBits decides each bit of the result. X is the first source, the
// others are the rest.
enum class BitCombination : uint8_t {
  kAnd,    // set in all
  kOr,     // set in any
  kXor,    // set in an odd number
  kNot,    // not set in X; there is no other
  kDiff,   // set in X and in no other
  kDiff1,  // set in another and not in X
  kAndOr,  // set in X and in another
  kOne,    // set in exactly one
};

// Writes `size` bytes of the combination to `result`; a source that is shorter
// goes on with zero bytes. `result` overlaps no source. Requires: a source; one
// only for kNot. O(sum of the sources / 8).
void CombineBits(BitCombination combination, std::span<const std::string_view> sources, char* result,
                 size_t size);

}  // namespace nacre

#endif  // NACRE_STRUCTURES_BIT_OPERATIONS_H_
