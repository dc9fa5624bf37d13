#include "base/double_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace nacre {
namespace {

// Doubles up to this hold every whole number, and write it as such.
constexpr double kExactIntegers = 4503599627370496.0;

// The digits d.ddd times ten to the power.
struct Decimal {
  char digits[24];
  int count;
  int power;
};

// The fewest digits that read back as `value`, which is positive and finite.
Decimal ShortestDecimal(double value) {
  char text[40];
  const char* end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  const char* mark = std::find(static_cast<const char*>(text), end, 'e');
  Decimal decimal{};
  for (const char* at = text; at < mark; ++at) {
    if (*at != '.') decimal.digits[decimal.count++] = *at;
  }
  const char* exponent = mark[1] == '+' ? mark + 2 : mark + 1;
  std::from_chars(exponent, end, decimal.power);
  return decimal;
}

// Redis uses an exponent only where zeros would be many.
bool IsWrittenInFull(const Decimal& decimal) {
  const int shift = decimal.power - decimal.count + 1;
  if (shift >= 0) return decimal.power < decimal.count + 7;
  return shift > -7 || std::abs(decimal.power) < 4;
}

char* PutInFull(const Decimal& decimal, char* at) {
  const std::string_view digits(decimal.digits, static_cast<size_t>(decimal.count));
  if (decimal.power < 0) {
    at = std::fill_n(at, 1, '0');
    *at++ = '.';
    at = std::fill_n(at, -decimal.power - 1, '0');
    return std::copy(digits.begin(), digits.end(), at);
  }
  const auto whole = std::min(digits.size(), static_cast<size_t>(decimal.power) + 1);
  at = std::copy_n(digits.begin(), whole, at);
  at = std::fill_n(at, static_cast<size_t>(decimal.power) + 1 - whole, '0');
  if (whole == digits.size()) return at;
  *at++ = '.';
  return std::copy(digits.begin() + static_cast<ptrdiff_t>(whole), digits.end(), at);
}

char* PutWithExponent(const Decimal& decimal, char* at) {
  *at++ = decimal.digits[0];
  if (decimal.count > 1) *at++ = '.';
  at = std::copy(decimal.digits + 1, decimal.digits + decimal.count, at);
  *at++ = 'e';
  *at++ = decimal.power < 0 ? '-' : '+';
  return std::to_chars(at, at + 4, std::abs(decimal.power)).ptr;
}

size_t CopyText(std::string_view text, char* buffer) {
  std::memcpy(buffer, text.data(), text.size());
  return text.size();
}

}  // namespace

size_t FormatDouble(double value, char* buffer) {
  if (std::isnan(value)) return CopyText("nan", buffer);
  if (std::isinf(value)) return CopyText(value > 0 ? "inf" : "-inf", buffer);
  if (value == 0) return CopyText(std::signbit(value) ? "-0" : "0", buffer);
  if (std::abs(value) <= kExactIntegers && value == std::floor(value)) {
    return static_cast<size_t>(
        std::to_chars(buffer, buffer + kLongestDouble, static_cast<int64_t>(value)).ptr - buffer);
  }
  char* at = buffer;
  if (value < 0) *at++ = '-';
  const Decimal decimal = ShortestDecimal(std::abs(value));
  at = IsWrittenInFull(decimal) ? PutInFull(decimal, at) : PutWithExponent(decimal, at);
  return static_cast<size_t>(at - buffer);
}

bool IsExactInteger(double value) { return std::abs(value) <= kExactIntegers && value == std::floor(value); }

}  // namespace nacre
