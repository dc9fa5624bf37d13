// Writes the elements of RDB: lengths, strings, numbers. What they mean together
// is the caller's matter.
//
// Bytes are appended to a buffer of the caller's, who may take them away between two
// values; so a snapshot of any size can be written.

#ifndef NACRE_RDB_RDB_WRITER_H_
#define NACRE_RDB_RDB_WRITER_H_

#include <cstdint>
#include <string_view>

#include "base/byte_buffer.h"
#include "rdb/format.h"

namespace nacre {

class RdbWriter {
 public:
  struct Options {
    bool compress = true;  // Strings that are longer than 20 bytes, where it helps.
  };

  // `out` must outlive the writer.
  RdbWriter(ByteBuffer& out, const Options& options) : out_(out), options_(options) {}
  RdbWriter(const RdbWriter&) = delete;
  RdbWriter& operator=(const RdbWriter&) = delete;

  void Type(RdbType type) { Byte(static_cast<uint8_t>(type)); }
  void Byte(uint8_t value) { Raw({reinterpret_cast<const char*>(&value), 1}); }
  void Length(uint64_t length);
  // In the shortest of RDB's encodings of strings; O(length).
  void String(std::string_view bytes);
  // The string of the integer's digits.
  void Integer(int64_t value);
  void Double(double value) { Fixed(value); }
  void Milliseconds(int64_t value) { Fixed(value); }
  // A number as its own bytes, the lowest first.
  template <class T>
  void Fixed(T value) {
    Raw({reinterpret_cast<const char*>(&value), sizeof value});
  }
  // Bytes as they are, without a length.
  void Raw(std::string_view bytes) { out_.Append(bytes); }

 private:
  bool Compressed(std::string_view bytes);
  bool SmallInteger(int64_t value);

  ByteBuffer& out_;
  const Options options_;
};

}  // namespace nacre

#endif  // NACRE_RDB_RDB_WRITER_H_
