// Reads JSON Lines that may be hostile, a token at a time: whoever reads says what
// is to come, and gets it or an error with its place.
//
// Nothing is kept but the string that is being read and a few bytes of a number, and
// both are bounded; how long a line is does not matter. So are the depth and the
// length of names. Strict as RFC 8259 is: no commas too many, no comments, no
// control characters in strings, UTF-8 well formed, escapes that make surrogates
// only in pairs. A document is a line; inside a line blanks and tabs may stand
// between tokens.
//
// Every method returns whether it could. The first error is latched, and everything
// fails after it, so it may be looked for at the end of a value. The text stays the
// caller's (a mapped file), and strings are views into it where they stand there as
// they are.

#ifndef NACRE_JSON_JSON_READER_H_
#define NACRE_JSON_JSON_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_buffer.h"

namespace nacre {

// What is wrong, and where.
struct JsonError {
  std::string what;
  uint64_t offset = 0;  // Bytes before it.
  uint64_t line = 0;    // From 1; 0 is no error.
};

// Bytes that were read, with room for what had to be put together. Reading into it
// again ends the last view.
class JsonText {
 public:
  std::string_view bytes() const { return bytes_; }

 private:
  friend class JsonReader;

  std::string_view bytes_;
  ByteBuffer decoded_;
};

class JsonReader {
 public:
  struct Limits {
    size_t longest_string = 512u << 20;  // In bytes, decoded.
  };

  static constexpr size_t kMaxDepth = 16;
  static constexpr size_t kLongestName = 32;
  static constexpr size_t kLongestNumber = 40;

  JsonReader(std::string_view text, const Limits& limits)
      : begin_(text.data()), at_(begin_), end_(begin_ + text.size()), limits_(limits) {}
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  bool ok() const { return error_.line == 0; }
  // Requires: !ok().
  const JsonError& error() const { return error_; }
  // Latches an error at the token that was read last; false.
  bool Fail(std::string what);

  // Bytes that were read, and the number of the line, from 1.
  uint64_t offset() const { return static_cast<uint64_t>(at_ - begin_); }
  uint64_t line() const { return line_; }

  // Whether another line is there.
  bool HasLine() const { return ok() && at_ != end_; }
  // Reads the end of the line; that of the last one may be the end of all.
  bool EndLine();

  // The next byte that is no blank, which stays; 0 at the end.
  char Peek();

  bool OpenObject() { return Open('{', "an object"); }
  bool OpenArray() { return Open('[', "an array"); }
  // Whether another element follows; else the array's end was read, unless !ok().
  bool NextElement() { return Next(']'); }
  // The same for a member, whose name is read. The view ends at the next call.
  bool NextMember(std::string_view& name);
  // What NextElement is used for where the number of elements is known.
  bool Element() { return NextElement() || Fail("an element is missing"); }
  bool CloseArray();

  // A string.
  bool String(JsonText& text);
  // A string, or an object with Base64.
  bool Bytes(JsonText& text);
  // A number without fraction and exponent.
  bool Integer(int64_t& value);
  bool Unsigned(uint64_t& value);
  // A number, or "inf" or "-inf".
  bool Double(double& value);
  bool Boolean(bool& value);
  bool Null();

 private:
  bool FailAtEnd();
  void SkipBlanks();
  bool Open(char bracket, std::string_view what);
  bool Next(char closing);
  bool Expect(char byte, std::string_view what);
  bool Literal(std::string_view word);
  bool Number(std::string_view& digits);
  // The next byte, whatever it is, which is taken; false at the end.
  bool Take(char& byte);
  bool StringRest(JsonText& text, size_t longest);
  bool StringInParts(JsonText& text, size_t longest);
  bool Escape(JsonText& text);
  bool UnicodeEscape(JsonText& text);
  bool HexDigits(uint32_t& value);
  bool Name(std::string_view& name);

  const char* const begin_;
  const char* at_;
  const char* const end_;
  const Limits limits_;
  JsonError error_;
  uint64_t token_start_ = 0;
  uint64_t line_ = 1;
  size_t depth_ = 0;
  bool follows_value_ = false;  // A comma or a closing bracket is next.
  JsonText name_;
};

}  // namespace nacre

#endif  // NACRE_JSON_JSON_READER_H_
