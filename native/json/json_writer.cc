#include "json/json_writer.h"

#include <charconv>
#include <cmath>

#include "base/base64.h"
#include "base/double_text.h"
#include "base/number.h"
#include "base/utf8.h"
#include "json/text_scan.h"

namespace nacre {
namespace {

constexpr size_t kBase64Frame = std::string_view(R"({"base64":""})").size();
constexpr size_t kStringFrame = 2;

// The letter of a short escape, or zero.
char ShortEscape(char byte) {
  switch (byte) {
    case '"':
    case '\\':
      return byte;
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    default:
      return 0;
  }
}

size_t EscapedSize(char byte) { return ShortEscape(byte) != 0 ? 2 : 6; }

// Whether the bytes are better a string than Base64.
bool IsBestAsString(std::string_view bytes) {
  size_t size = kStringFrame;
  for (std::string_view left = bytes; !left.empty();) {
    const size_t plain = ScanText(left, true).length;
    left.remove_prefix(plain);
    size += plain;
    if (left.empty()) break;
    const size_t length = Utf8SequenceLength(left);
    if (length == 0) return false;
    size += length == 1 ? EscapedSize(left[0]) : length;
    left.remove_prefix(length);
  }
  return size <= kBase64Frame + Base64Size(bytes.size());
}

}  // namespace

void JsonWriter::Open(char bracket) {
  Separate();
  out_.Append(bracket);
  follows_value_ = false;
}

void JsonWriter::Close(char bracket) {
  out_.Append(bracket);
  follows_value_ = true;
}

void JsonWriter::Name(std::string_view name) {
  Word(name);
  out_.Append(':');
  follows_value_ = false;
}

void JsonWriter::Word(std::string_view word) {
  Separate();
  out_.Append('"');
  out_.Append(word);
  out_.Append('"');
}

void JsonWriter::Integer(int64_t value) {
  Separate();
  DigitBuffer digits;
  out_.Append(FormatInteger(value, digits));
}

void JsonWriter::Unsigned(uint64_t value) {
  Separate();
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out_.Append({digits, static_cast<size_t>(end - digits)});
}

void JsonWriter::Double(double value) {
  char text[kLongestDouble];
  const std::string_view view(text, FormatDouble(value, text));
  if (!std::isfinite(value)) return Word(view);
  Separate();
  out_.Append(view);
}

void JsonWriter::Boolean(bool value) {
  Separate();
  out_.Append(value ? "true" : "false");
}

void JsonWriter::Null() {
  Separate();
  out_.Append("null");
}

void JsonWriter::EndLine() {
  out_.Append('\n');
  follows_value_ = false;
}

void JsonWriter::Bytes(std::string_view bytes) {
  if (ScanText(bytes, true).length == bytes.size()) return Word(bytes);
  if (!IsBestAsString(bytes)) return Base64(bytes);
  Separate();
  out_.Append('"');
  Escaped(bytes);
  out_.Append('"');
}

void JsonWriter::Escaped(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t plain = ScanText(bytes, false).length;
    out_.Append(bytes.substr(0, plain));
    bytes.remove_prefix(plain);
    if (bytes.empty()) return;
    Escape(bytes[0]);
    bytes.remove_prefix(1);
  }
}

void JsonWriter::Escape(char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (const char letter = ShortEscape(byte); letter != 0) {
    const char escape[] = {'\\', letter};
    return out_.Append({escape, sizeof escape});
  }
  const auto code = static_cast<uint8_t>(byte);
  const char escape[] = {'\\', 'u', '0', '0', kDigits[code >> 4], kDigits[code & 0xf]};
  out_.Append({escape, sizeof escape});
}

void JsonWriter::Base64(std::string_view bytes) {
  OpenObject();
  Name("base64");
  Separate();
  out_.Append('"');
  AppendBase64(bytes, out_);
  out_.Append('"');
  CloseObject();
}

}  // namespace nacre
