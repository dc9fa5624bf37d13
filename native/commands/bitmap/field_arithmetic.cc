#include "commands/bitmap/field_arithmetic.h"

#include <limits>

namespace nacre::commands {
namespace {

constexpr unsigned kWordBits = 64;

enum class Range { kInside, kAbove, kBelow };

// What becomes of a sum; `wrapped` has its lowest bits.
template <class Number>
std::optional<Number> Settle(Range range, Overflow overflow, Number wrapped, Number smallest,
                             Number largest) {
  if (range == Range::kInside || overflow == Overflow::kWrap) return wrapped;
  if (overflow == Overflow::kFail) return std::nullopt;
  return range == Range::kAbove ? largest : smallest;
}

}  // namespace

int64_t SignExtend(uint64_t bits, unsigned width) {
  const unsigned unused = kWordBits - width;
  return static_cast<int64_t>(bits << unused) >> unused;
}

std::optional<int64_t> AddSigned(int64_t value, int64_t increment, unsigned width, Overflow overflow) {
  const int64_t largest = std::numeric_limits<int64_t>::max() >> (kWordBits - width);
  const int64_t smallest = -largest - 1;
  int64_t sum;
  const bool carried = __builtin_add_overflow(value, increment, &sum);
  Range range = Range::kInside;
  if (carried ? increment > 0 : sum > largest) range = Range::kAbove;
  if (carried ? increment < 0 : sum < smallest) range = Range::kBelow;
  return Settle(range, overflow, SignExtend(static_cast<uint64_t>(sum), width), smallest, largest);
}

std::optional<uint64_t> AddUnsigned(uint64_t value, int64_t increment, unsigned width, Overflow overflow) {
  const uint64_t largest = (uint64_t{1} << width) - 1;
  const uint64_t sum = value + static_cast<uint64_t>(increment);
  Range range = Range::kInside;
  if (value > largest || (increment > 0 && sum > largest)) {
    range = Range::kAbove;
  } else if (increment < 0 && uint64_t{0} - static_cast<uint64_t>(increment) > value) {
    range = Range::kBelow;
  }
  return Settle(range, overflow, sum & largest, uint64_t{0}, largest);
}

}  // namespace nacre::commands
