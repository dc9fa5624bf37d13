// Reads the elements of RDB from bytes that may be hostile: nothing is believed
// before it is checked against what is left, and nothing is allocated for a
// length that the bytes cannot fill.
//
// Every method returns whether it could; once one could not, the position is
// undefined and the whole value is to be refused. The bytes stay the caller's
// (a command's argument, a mapped file), and strings are views into them where
// they stand there as they are.

#ifndef NACRE_RDB_RDB_READER_H_
#define NACRE_RDB_RDB_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_buffer.h"
#include "base/little_endian.h"
#include "rdb/format.h"

namespace nacre {

// A string that was read, with room for what had to be unpacked. Reading into it
// again ends the last view.
class RdbString {
 public:
  std::string_view bytes() const { return bytes_; }

 private:
  friend class RdbReader;

  std::string_view bytes_;
  ByteBuffer unpacked_;
};

class RdbReader {
 public:
  struct Options {
    size_t longest_string = 512u << 20;    // Longer ones are refused, before they are unpacked.
    uint16_t version = kRdbNewestVersion;  // Of RDB, as the bytes say.
  };

  RdbReader(std::string_view bytes, const Options& options) : left_(bytes), options_(options) {}

  uint16_t version() const { return options_.version; }
  // Bytes that were not read.
  size_t left() const { return left_.size(); }
  // Whether something could not be read because the bytes end before it does.
  bool ended() const { return ended_; }

  bool Byte(uint8_t& value) { return Fixed(value); }
  // A length; a string's special encoding is none.
  bool Length(uint64_t& length);
  // The number of things that follow, each of at least `least_bytes`: more than
  // fit into what is left are refused.
  bool Count(uint64_t& count, size_t least_bytes);
  bool String(RdbString& string);
  bool Double(double& value) { return Fixed(value); }
  // A double as Redis wrote it before it wrote eight bytes. NaN is refused.
  bool TextDouble(double& value);
  bool Milliseconds(int64_t& value) { return Fixed(value); }
  template <class T>
  bool Fixed(T& value) {
    if (left_.size() < sizeof value) return NoteEnd();
    value = LoadLittleEndian<T>(left_.data());
    left_.remove_prefix(sizeof value);
    return true;
  }
  // The next `size` bytes as they are.
  bool Raw(size_t size, std::string_view& bytes);

 private:
  bool NoteEnd() {
    ended_ = true;
    return false;
  }
  // A length, or the encoding of a string.
  bool LengthOrEncoding(uint64_t& value, bool& encoded);
  bool EncodedString(uint64_t encoding, RdbString& string);
  template <class T>
  bool IntegerString(RdbString& string);
  bool LzfString(RdbString& string);

  std::string_view left_;
  const Options options_;
  bool ended_ = false;
};

}  // namespace nacre

#endif  // NACRE_RDB_RDB_READER_H_
