// Writes JSON: objects, arrays, numbers, and bytes of any kind.
//
// Bytes that are UTF-8 are a JSON string. What is not, or would become longer by
// escapes than by Base64, is an object:
//
//   "text \u0001"     {"base64":"/wA="}
//
// What stands where, and that names and brackets match, is the caller's matter.

#ifndef NACRE_JSON_JSON_WRITER_H_
#define NACRE_JSON_JSON_WRITER_H_

#include <cstdint>
#include <string_view>

#include "base/byte_buffer.h"

namespace nacre {

class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit JsonWriter(ByteBuffer& out) : out_(out) {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void OpenObject() { Open('{'); }
  void OpenArray() { Open('['); }
  void CloseObject() { Close('}'); }
  void CloseArray() { Close(']'); }

  // The name of the member whose value follows. Requires: it needs no escapes.
  void Name(std::string_view name);
  // A string that needs no escapes.
  void Word(std::string_view word);
  // O(length).
  void Bytes(std::string_view bytes);
  void Integer(int64_t value);
  void Unsigned(uint64_t value);
  // The fewest digits that read back as the same number; "inf" and "-inf" as strings.
  void Double(double value);
  void Boolean(bool value);
  void Null();

  // Ends a document.
  void EndLine();

 private:
  void Open(char bracket);
  void Close(char bracket);
  // What stands before a value: a comma, if another is before it.
  void Separate() {
    if (follows_value_) out_.Append(',');
    follows_value_ = true;
  }
  void Escaped(std::string_view bytes);
  void Escape(char byte);
  void Base64(std::string_view bytes);

  ByteBuffer& out_;
  bool follows_value_ = false;
};

}  // namespace nacre

#endif  // NACRE_JSON_JSON_WRITER_H_
