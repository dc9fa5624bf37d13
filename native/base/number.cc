#include "base/number.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace nacre {
namespace {

constexpr size_t kLongestFloat = 5 * 1024;

bool HasIntegerForm(std::string_view digits) {
  if (digits.empty() || digits[0] < '0' || digits[0] > '9') return false;
  return digits[0] != '0' || digits.size() == 1;
}

// strtod and strtold on a copy that ends in a zero byte.
template <class Float, class Convert>
std::optional<Float> ParseFloat(std::string_view text, Convert convert) {
  if (text.empty() || text.size() >= kLongestFloat) return std::nullopt;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first == ' ' || (first >= '\t' && first <= '\r')) return std::nullopt;
  const std::string copy(text);
  char* end = nullptr;
  errno = 0;
  const Float value = convert(copy.c_str(), &end);
  if (end != copy.c_str() + copy.size() || std::isnan(value)) return std::nullopt;
  const bool overflowed = errno == ERANGE && (std::isinf(value) || value == 0);
  return overflowed ? std::nullopt : std::optional<Float>(value);
}

}  // namespace

std::string_view FormatInteger(int64_t value, DigitBuffer& buffer) {
  const auto result = std::to_chars(buffer.digits, buffer.digits + sizeof buffer.digits, value);
  return {buffer.digits, static_cast<size_t>(result.ptr - buffer.digits)};
}

std::optional<int64_t> ParseInteger(std::string_view text) {
  if (text.size() > 20) return std::nullopt;
  const bool negative = !text.empty() && text[0] == '-';
  if (!HasIntegerForm(negative ? text.substr(1) : text) || text == "-0") return std::nullopt;
  int64_t value;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<uint64_t> ParseUnsigned(std::string_view text) {
  if (text.size() > 20 || !HasIntegerForm(text)) return std::nullopt;
  uint64_t value;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> ParseDouble(std::string_view text) {
  const size_t digits = !text.empty() && text[0] == '-' ? 1 : 0;
  if (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    // What strtod reads too, but without a copy.
    double value;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec == std::errc() && result.ptr == text.data() + text.size()) return value;
  }
  return ParseFloat<double>(text, [](const char* from, char** end) { return std::strtod(from, end); });
}

std::optional<long double> ParseLongDouble(std::string_view text) {
  return ParseFloat<long double>(text, [](const char* from, char** end) { return std::strtold(from, end); });
}

std::string FormatLongDouble(long double value) {
  char buffer[kLongestFloat];
  int length = std::snprintf(buffer, sizeof buffer, "%.17Lf", value);
  if (length < 0 || static_cast<size_t>(length) >= sizeof buffer) return {};
  auto end = static_cast<size_t>(length);
  if (std::memchr(buffer, '.', end) != nullptr) {
    while (buffer[end - 1] == '0') --end;
    if (buffer[end - 1] == '.') --end;
  }
  if (end == 2 && buffer[0] == '-' && buffer[1] == '0') return "0";
  return {buffer, end};
}

}  // namespace nacre
