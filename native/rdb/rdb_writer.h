// Writes the elements of RDB: lengths, strings, numbers. What they mean together
// is the caller's matter.
//
// Bytes gather in a buffer of a fixed size and go to a sink in pieces, so that a
// snapshot of any size can be written to a file or a socket. The checksum runs
// along with them.

#ifndef NACRE_RDB_RDB_WRITER_H_
#define NACRE_RDB_RDB_WRITER_H_

#include <cstdint>
#include <string_view>

#include "base/byte_buffer.h"
#include "rdb/format.h"

namespace nacre {

// Where RDB bytes go, in order.
class RdbSink {
 public:
  virtual ~RdbSink() = default;
  virtual void Write(std::string_view bytes) = 0;
};

// A sink in memory.
class RdbBufferSink final : public RdbSink {
 public:
  void Write(std::string_view bytes) override { bytes_.Append(bytes); }
  std::string_view bytes() const { return bytes_.view(); }

 private:
  ByteBuffer bytes_;
};

class RdbWriter {
 public:
  struct Options {
    bool compress = true;  // Strings that are longer than 20 bytes, where it helps.
  };

  // `sink` must outlive the writer.
  RdbWriter(RdbSink& sink, const Options& options) : sink_(sink), options_(options) {}
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
  void Raw(std::string_view bytes);

  // Hands everything to the sink; to be called at the end.
  void Flush();
  // Of everything written so far. Requires: Flush was just called.
  uint64_t checksum() const { return checksum_; }

 private:
  bool Compressed(std::string_view bytes);
  bool SmallInteger(int64_t value);

  RdbSink& sink_;
  const Options options_;
  ByteBuffer buffer_;
  ByteBuffer compressed_;
  uint64_t checksum_ = 0;
};

}  // namespace nacre

#endif  // NACRE_RDB_RDB_WRITER_H_
