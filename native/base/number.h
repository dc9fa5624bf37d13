// Conversions between text and numbers with Redis's strictness: no spaces, no
// plus sign, no leading zeros, the whole text or nothing.

#ifndef NACRE_BASE_NUMBER_H_
#define NACRE_BASE_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nacre {

// Room for the digits of any 64-bit integer.
struct DigitBuffer {
  char digits[24];
};

// The decimal form of `value`, written to `buffer`.
std::string_view FormatInteger(int64_t value, DigitBuffer& buffer);

// The signed 64-bit integer whose decimal form is exactly `text`, or nothing.
std::optional<int64_t> ParseInteger(std::string_view text);

// The same, unsigned.
std::optional<uint64_t> ParseUnsigned(std::string_view text);

// A finite or infinite double that is the whole of `text`, as strtod reads it;
// nothing for text that is empty, begins with a space, is NaN, or is out of range.
std::optional<double> ParseDouble(std::string_view text);

// The same for long double, which INCRBYFLOAT computes with.
std::optional<long double> ParseLongDouble(std::string_view text);

// The shortest decimal form with at most 17 digits after the point and no
// exponent that INCRBYFLOAT replies with.
std::string FormatLongDouble(long double value);

}  // namespace nacre

#endif  // NACRE_BASE_NUMBER_H_
