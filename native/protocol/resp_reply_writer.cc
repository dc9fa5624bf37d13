#include "protocol/resp_reply_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace nacre {
namespace {

constexpr size_t kHeaderRoom = 32;
// Doubles up to this hold every whole number, and write it as such.
constexpr double kExactIntegers = 4503599627370496.0;

char* PutDigits(char* at, int64_t value) { return std::to_chars(at, at + 24, value).ptr; }

char* PutLineEnd(char* at) {
  at[0] = '\r';
  at[1] = '\n';
  return at + 2;
}

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
    return static_cast<size_t>(PutDigits(buffer, static_cast<int64_t>(value)) - buffer);
  }
  char* at = buffer;
  if (value < 0) *at++ = '-';
  const Decimal decimal = ShortestDecimal(std::abs(value));
  at = IsWrittenInFull(decimal) ? PutInFull(decimal, at) : PutWithExponent(decimal, at);
  return static_cast<size_t>(at - buffer);
}

// Type, number, line end.
void RespReplyWriter::Prefixed(char type, uint64_t value) {
  char* start = output_->Reserve(kHeaderRoom);
  char* at = start;
  *at++ = type;
  if (value < 10) {
    *at++ = static_cast<char>('0' + value);
  } else {
    at = std::to_chars(at, at + 24, value).ptr;
  }
  output_->Advance(static_cast<size_t>(PutLineEnd(at) - start));
}

void RespReplyWriter::Status(std::string_view text) {
  char* at = output_->Reserve(text.size() + 3);
  *at = '+';
  std::memcpy(at + 1, text.data(), text.size());
  PutLineEnd(at + 1 + text.size());
  output_->Advance(text.size() + 3);
}

void RespReplyWriter::Error(std::string_view text) {
  NoteError(text);
  char* at = output_->Reserve(text.size() + 3);
  *at++ = '-';
  for (const char c : text) *at++ = c == '\r' || c == '\n' ? ' ' : c;
  PutLineEnd(at);
  output_->Advance(text.size() + 3);
}

void RespReplyWriter::Integer(int64_t value) {
  char* start = output_->Reserve(kHeaderRoom);
  *start = ':';
  output_->Advance(static_cast<size_t>(PutLineEnd(PutDigits(start + 1, value)) - start));
}

void RespReplyWriter::Bulk(std::string_view bytes) {
  char* start = output_->Reserve(bytes.size() + kHeaderRoom);
  char* at = start;
  *at++ = '$';
  const size_t size = bytes.size();
  if (size < 10) {
    *at++ = static_cast<char>('0' + size);
  } else if (size < 100) {
    *at++ = static_cast<char>('0' + size / 10);
    *at++ = static_cast<char>('0' + size % 10);
  } else {
    at = std::to_chars(at, at + 24, size).ptr;
  }
  at = PutLineEnd(at);
  if (size != 0) std::memcpy(at, bytes.data(), size);
  output_->Advance(static_cast<size_t>(PutLineEnd(at + size) - start));
}

void RespReplyWriter::Null() { output_->Append(IsResp3() ? "_\r\n" : "$-1\r\n"); }

void RespReplyWriter::NullArray() { output_->Append(IsResp3() ? "_\r\n" : "*-1\r\n"); }

void RespReplyWriter::Array(size_t elements) { Prefixed('*', elements); }

void RespReplyWriter::Map(size_t pairs) {
  if (IsResp3()) {
    Prefixed('%', pairs);
  } else {
    Prefixed('*', pairs * 2);
  }
}

void RespReplyWriter::Set(size_t elements) { Prefixed(IsResp3() ? '~' : '*', elements); }

void RespReplyWriter::Push(size_t elements) { Prefixed(IsResp3() ? '>' : '*', elements); }

void RespReplyWriter::Double(double value) {
  char digits[40];
  const std::string_view text(digits, FormatDouble(value, digits));
  if (!IsResp3()) return Bulk(text);
  output_->Append(',');
  output_->Append(text);
  output_->Append("\r\n");
}

void RespReplyWriter::Boolean(bool value) {
  if (IsResp3()) {
    output_->Append(value ? "#t\r\n" : "#f\r\n");
  } else {
    Integer(value ? 1 : 0);
  }
}

void RespReplyWriter::BigNumber(std::string_view digits) {
  if (!IsResp3()) return Bulk(digits);
  output_->Append('(');
  output_->Append(digits);
  output_->Append("\r\n");
}

void RespReplyWriter::Verbatim(std::string_view format, std::string_view text) {
  if (!IsResp3()) return Bulk(text);
  Prefixed('=', text.size() + 4);
  output_->Append(format);
  output_->Append(':');
  output_->Append(text);
  output_->Append("\r\n");
}

void RespReplyWriter::Attribute(size_t pairs) { Prefixed('|', pairs); }

}  // namespace nacre
