// Integers of any width up to 64 bits, and what happens where a sum leaves them.

#ifndef NACRE_COMMANDS_BITMAP_FIELD_ARITHMETIC_H_
#define NACRE_COMMANDS_BITMAP_FIELD_ARITHMETIC_H_

#include <cstdint>
#include <optional>

namespace nacre::commands {

enum class Overflow : uint8_t {
  kWrap,      // The lowest bits of the sum.
  kSaturate,  // The nearest number of the width.
  kFail,      // No sum.
};

// The number whose two's complement of `width` bits is the lowest bits of `bits`.
// Requires: 1 <= width <= 64.
int64_t SignExtend(uint64_t bits, unsigned width);

// value + increment as a signed number of `width` bits; nothing if it overflows
// and that is to fail. A `value` that is out of range itself has overflowed.
std::optional<int64_t> AddSigned(int64_t value, int64_t increment, unsigned width, Overflow overflow);

// The same for unsigned numbers. Requires: width <= 63; value is in range or
// increment is 0.
std::optional<uint64_t> AddUnsigned(uint64_t value, int64_t increment, unsigned width, Overflow overflow);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_BITMAP_FIELD_ARITHMETIC_H_
