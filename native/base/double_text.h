// Doubles as text: scores, and what RESP writes.

#ifndef NACRE_BASE_DOUBLE_TEXT_H_
#define NACRE_BASE_DOUBLE_TEXT_H_

#include <cstddef>

namespace nacre {

// Room for the text of any double.
inline constexpr size_t kLongestDouble = 40;

// The text of a double as Redis 7.2 writes it: "inf", "-inf", "nan", else the
// fewest digits that read back as the same number, with an exponent only where
// zeros would be many. Returns the length; `buffer` has room for kLongestDouble bytes.
size_t FormatDouble(double value, char* buffer);

// Whether the double is a whole number so small that all such numbers are
// doubles: FormatDouble then writes an integer, unless it is -0.
bool IsExactInteger(double value);

}  // namespace nacre

#endif  // NACRE_BASE_DOUBLE_TEXT_H_
