// Where a handler's reply goes. A handler calls the one method that fits its
// reply, or a header followed by that many elements; what comes of it (RESP2,
// RESP3, JavaScript values) is the writer's matter.

#ifndef NACRE_PROTOCOL_REPLY_WRITER_H_
#define NACRE_PROTOCOL_REPLY_WRITER_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nacre {

class ReplyWriter {
 public:
  virtual ~ReplyWriter() = default;

  // A simple string. Requires: no CR or LF in it.
  virtual void Status(std::string_view text) = 0;
  // An error, its prefix included ("ERR no such key"). CR and LF become spaces.
  virtual void Error(std::string_view text) = 0;
  virtual void Integer(int64_t value) = 0;
  virtual void Bulk(std::string_view bytes) = 0;
  virtual void Null() = 0;
  // RESP2's null array; RESP3 has one null.
  virtual void NullArray() = 0;
  virtual void Array(size_t elements) = 0;
  // RESP2: an array of twice as many elements.
  virtual void Map(size_t pairs) = 0;
  // RESP2: an array.
  virtual void Set(size_t elements) = 0;
  // RESP3 only, out of band; an array in RESP2.
  virtual void Push(size_t elements) = 0;
  // What was written since the last Push is a message, which CLIENT REPLY does not silence.
  virtual void EndMessage() {}
  // RESP2: a bulk string.
  virtual void Double(double value) = 0;
  // The same in a text of the caller's.
  virtual void DoubleText(double value, std::string_view text) = 0;
  // RESP2: 1 or 0.
  virtual void Boolean(bool value) = 0;
  // Decimal digits; RESP2: a bulk string.
  virtual void BigNumber(std::string_view digits) = 0;
  // `format` has three letters; RESP2: a bulk string.
  virtual void Verbatim(std::string_view format, std::string_view text) = 0;
  // RESP3: pairs that precede the reply; only after IsResp3().
  virtual void Attribute(size_t pairs) = 0;

  // A whole reply in RESP, of version 3 if IsResp3(), else 2. Requires: it is well formed.
  virtual void Whole(std::string_view resp);

  virtual bool IsResp3() const = 0;
  // The connection speaks this version of RESP (2 or 3) from now on; HELLO's own
  // reply is the first in it. A writer of other things than RESP takes no notice.
  virtual void set_version(int /*version*/) {}

  void Ok() { Status("OK"); }
  // An error with Redis's general prefix.
  void SyntaxError() { Error("ERR syntax error"); }
  void WrongType() { Error("WRONGTYPE Operation against a key holding the wrong kind of value"); }
  void NotInteger() { Error("ERR value is not an integer or out of range"); }

  // Errors written since the writer was made or reset.
  uint64_t errors() const { return errors_; }
  // The first word of the last error ("WRONGTYPE"), cut to a sensible length.
  std::string_view error_code() const { return {error_code_.data(), error_code_size_}; }

 protected:
  // To be called by Error.
  void NoteError(std::string_view text) {
    ++errors_;
    const std::string_view code = text.substr(0, std::min(text.find(' '), error_code_.size()));
    std::copy(code.begin(), code.end(), error_code_.begin());
    error_code_size_ = code.size();
  }

 private:
  uint64_t errors_ = 0;
  std::array<char, 32> error_code_{};
  size_t error_code_size_ = 0;
};

}  // namespace nacre

#endif  // NACRE_PROTOCOL_REPLY_WRITER_H_
