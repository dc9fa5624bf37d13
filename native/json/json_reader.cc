#include "json/json_reader.h"

#include <limits>
#include <utility>

#include "base/base64.h"
#include "base/number.h"
#include "base/utf8.h"
#include "json/text_scan.h"

namespace nacre {
namespace {

bool IsDigit(char byte) { return byte >= '0' && byte <= '9'; }

bool IsInNumber(char byte) {
  return IsDigit(byte) || byte == '-' || byte == '+' || byte == '.' || byte == 'e' || byte == 'E';
}

// Takes digits off the front; false if there is none.
bool TakeDigits(std::string_view& text) {
  size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) ++digits;
  text.remove_prefix(digits);
  return digits != 0;
}

// Whether `text` is a number in JSON's grammar.
bool IsNumber(std::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  const bool leads_with_zero = !text.empty() && text[0] == '0';
  const size_t before = text.size();
  if (!TakeDigits(text) || (leads_with_zero && before - text.size() > 1)) return false;
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    if (!TakeDigits(text)) return false;
  }
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return TakeDigits(text) && text.empty();
}

// The byte that a short escape stands for, or zero.
char ShortEscape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    default:
      return 0;
  }
}

// The value of a hexadecimal digit; 16 if it is none.
uint32_t HexValue(char digit) {
  if (IsDigit(digit)) return static_cast<uint32_t>(digit - '0');
  const char lower = static_cast<char>(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? static_cast<uint32_t>(lower - 'a' + 10) : 16;
}

constexpr bool IsHighSurrogate(uint32_t code) { return code >= 0xd800 && code < 0xdc00; }
constexpr bool IsLowSurrogate(uint32_t code) { return code >= 0xdc00 && code < 0xe000; }

}  // namespace

bool JsonReader::Fail(std::string what) {
  if (ok()) error_ = {std::move(what), token_start_, line_};
  return false;
}

bool JsonReader::FailAtEnd() {
  token_start_ = offset();
  return Fail("the text ends too early");
}

void JsonReader::SkipBlanks() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\t')) ++at_;
  token_start_ = offset();
}

bool JsonReader::Take(char& byte) {
  if (at_ == end_) return FailAtEnd();
  byte = *at_++;
  return true;
}

char JsonReader::Peek() {
  if (!ok()) return '\0';
  SkipBlanks();
  return at_ != end_ ? *at_ : '\0';
}

bool JsonReader::EndLine() {
  if (Peek() == '\r') ++at_;
  if (!ok()) return false;
  if (at_ != end_ && *at_++ != '\n') return Fail("something follows the document on its line");
  ++line_;
  follows_value_ = false;
  return true;
}

bool JsonReader::Expect(char byte, std::string_view what) {
  if (Peek() == byte && ok()) {
    ++at_;
    return true;
  }
  return at_ == end_ ? FailAtEnd() : Fail("this should be " + std::string(what));
}

bool JsonReader::Open(char bracket, std::string_view what) {
  if (!Expect(bracket, what)) return false;
  if (++depth_ > kMaxDepth) return Fail("brackets are nested too deep");
  follows_value_ = false;
  return true;
}

bool JsonReader::Next(char closing) {
  const char byte = Peek();
  if (!ok()) return false;
  if (byte == closing) {
    ++at_;
    --depth_;
    follows_value_ = true;
    return false;
  }
  if (!follows_value_) {
    follows_value_ = true;
    return true;
  }
  if (at_ == end_) return FailAtEnd();
  if (byte != ',') return Fail(std::string("this should be a comma or ") + closing);
  ++at_;
  if (Peek() == closing) return Fail("nothing follows the comma");
  return true;
}

bool JsonReader::NextMember(std::string_view& name) {
  return Next('}') && Name(name) && Expect(':', "a colon");
}

bool JsonReader::CloseArray() { return !NextElement() ? ok() : Fail("an element too many"); }

bool JsonReader::Name(std::string_view& name) {
  if (!String(name_)) return false;
  name = name_.bytes();
  return name.size() <= kLongestName || Fail("no member has so long a name");
}

bool JsonReader::String(JsonText& text) {
  return Expect('"', "a string") && StringRest(text, limits_.longest_string);
}

bool JsonReader::StringRest(JsonText& text, size_t longest) {
  const std::string_view left(at_, static_cast<size_t>(end_ - at_));
  const TextRun run = ScanText(left, false);
  if (run.length == left.size() || left[run.length] != '"') return StringInParts(text, longest);
  text.bytes_ = left.substr(0, run.length);
  at_ += run.length + 1;
  if (text.bytes_.size() > longest) return Fail("this string is too long");
  return !run.has_high_bytes || IsUtf8(text.bytes_) || Fail("this string is not UTF-8");
}

bool JsonReader::StringInParts(JsonText& text, size_t longest) {
  text.decoded_.Clear();
  bool has_high_bytes = false;
  for (char special = 0; special != '"';) {
    const std::string_view left(at_, static_cast<size_t>(end_ - at_));
    const TextRun run = ScanText(left, false);
    has_high_bytes |= run.has_high_bytes;
    text.decoded_.Append(left.substr(0, run.length));
    at_ += run.length;
    if (text.decoded_.size() > longest) return Fail("this string is too long");
    if (!Take(special)) return false;
    if (special == '\\' && !Escape(text)) return false;
    if (special != '\\' && special != '"') {
      return Fail(special == '\n' ? "the line ends inside a string"
                                  : "a string has a control character in it");
    }
  }
  text.bytes_ = text.decoded_.view();
  return !has_high_bytes || IsUtf8(text.bytes_) || Fail("this string is not UTF-8");
}

bool JsonReader::Escape(JsonText& text) {
  char letter = 0;
  if (!Take(letter)) return false;
  if (letter == 'u') return UnicodeEscape(text);
  const char byte = ShortEscape(letter);
  if (byte == 0) return Fail("a string has an escape that there is not");
  text.decoded_.Append(byte);
  return true;
}

bool JsonReader::UnicodeEscape(JsonText& text) {
  constexpr uint32_t kSupplementary = 0x10000;
  uint32_t code = 0;
  if (!HexDigits(code)) return false;
  if (IsLowSurrogate(code)) return Fail("a string has half a surrogate pair");
  if (IsHighSurrogate(code)) {
    uint32_t low = 0;
    for (const char expected : {'\\', 'u'}) {
      char byte = 0;
      if (!Take(byte)) return false;
      if (byte != expected) return Fail("a string has half a surrogate pair");
    }
    if (!HexDigits(low)) return false;
    if (!IsLowSurrogate(low)) return Fail("a string has half a surrogate pair");
    code = kSupplementary + ((code & 0x3ff) << 10 | (low & 0x3ff));
  }
  char sequence[4];
  text.decoded_.Append({sequence, WriteUtf8(code, sequence)});
  return true;
}

bool JsonReader::HexDigits(uint32_t& value) {
  value = 0;
  for (int i = 0; i < 4; ++i) {
    char digit = 0;
    if (!Take(digit)) return false;
    if (HexValue(digit) > 15) return Fail("a string has an escape that there is not");
    value = value << 4 | HexValue(digit);
  }
  return true;
}

bool JsonReader::Bytes(JsonText& text) {
  if (Peek() != '{') return String(text);
  const size_t longest = limits_.longest_string;
  std::string_view name;
  JsonText letters;
  if (!OpenObject()) return false;
  if (!NextMember(name) || name != "base64") return Fail("only \"base64\" may stand here");
  if (!Expect('"', "a string") || !StringRest(letters, Base64Size(longest))) return false;
  text.decoded_.Clear();
  if (!DecodeBase64(letters.bytes(), text.decoded_)) return Fail("this is not Base64");
  text.bytes_ = text.decoded_.view();
  if (text.bytes_.size() > longest) return Fail("this string is too long");
  return NextMember(name) ? Fail("nothing may stand beside \"base64\"") : ok();
}

bool JsonReader::Number(std::string_view& digits) {
  if (!ok()) return false;
  SkipBlanks();
  const char* const start = at_;
  while (at_ != end_ && IsInNumber(*at_)) ++at_;
  digits = {start, static_cast<size_t>(at_ - start)};
  if (digits.size() > kLongestNumber) return Fail("this number is too long");
  if (at_ == end_) return FailAtEnd();
  return IsNumber(digits) || Fail("this should be a number");
}

bool JsonReader::Integer(int64_t& value) {
  std::string_view digits;
  if (!Number(digits)) return false;
  const auto integer = ParseInteger(digits);
  if (!integer) return Fail("this should be a whole number of 64 bits");
  value = *integer;
  return true;
}

bool JsonReader::Unsigned(uint64_t& value) {
  std::string_view digits;
  if (!Number(digits)) return false;
  const auto integer = ParseUnsigned(digits);
  if (!integer) return Fail("this should be a whole number of 64 bits that is not negative");
  value = *integer;
  return true;
}

bool JsonReader::Double(double& value) {
  if (Peek() == '"') {
    JsonText word;
    if (!String(word)) return false;
    const bool negative = word.bytes() == "-inf";
    if (!negative && word.bytes() != "inf") return Fail("this should be a number, \"inf\" or \"-inf\"");
    value = negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return true;
  }
  std::string_view digits;
  if (!Number(digits)) return false;
  const auto number = ParseDouble(digits);
  if (!number) return Fail("this number is out of the range of doubles");
  value = *number;
  return true;
}

bool JsonReader::Literal(std::string_view word) {
  for (const char expected : word) {
    char byte = 0;
    if (!Take(byte)) return false;
    if (byte != expected) return Fail("this should be " + std::string(word));
  }
  return true;
}

bool JsonReader::Boolean(bool& value) {
  value = Peek() == 't';
  return ok() && Literal(value ? "true" : "false");
}

bool JsonReader::Null() {
  Peek();
  return ok() && Literal("null");
}

}  // namespace nacre
