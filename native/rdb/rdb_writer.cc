#include "rdb/rdb_writer.h"

#include <charconv>
#include <limits>

#include "base/little_endian.h"
#include "base/number.h"
#include "rdb/crc64.h"
#include "rdb/lzf.h"

namespace nacre {
namespace {

constexpr size_t kBufferSize = 32 * 1024;

// The longest text that is tried as an integer: "-2147483648".
constexpr size_t kLongestIntegerText = 11;

// Shorter strings are not worth compressing, as Redis sees it.
constexpr size_t kShortestCompressed = 21;

}  // namespace

void RdbWriter::Raw(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferSize) Flush();
  if (bytes.size() < kBufferSize) return buffer_.Append(bytes);
  checksum_ = Crc64(checksum_, bytes);
  sink_.Write(bytes);
}

void RdbWriter::Flush() {
  checksum_ = Crc64(checksum_, buffer_.view());
  if (!buffer_.empty()) sink_.Write(buffer_.view());
  buffer_.Clear();
}

void RdbWriter::Length(uint64_t length) {
  char bytes[9];
  size_t size;
  if (length < 1u << 6) {
    bytes[0] = static_cast<char>(kLength6Bits | length);
    size = 1;
  } else if (length < 1u << 14) {
    StoreBigEndian(bytes, static_cast<uint16_t>(kLength14Bits << 8 | length));
    size = 2;
  } else if (length <= std::numeric_limits<uint32_t>::max()) {
    bytes[0] = static_cast<char>(kLength32Bits);
    StoreBigEndian(bytes + 1, static_cast<uint32_t>(length));
    size = 5;
  } else {
    bytes[0] = static_cast<char>(kLength64Bits);
    StoreBigEndian(bytes + 1, length);
    size = 9;
  }
  Raw({bytes, size});
}

void RdbWriter::String(std::string_view bytes) {
  if (bytes.size() <= kLongestIntegerText) {
    const auto integer = ParseInteger(bytes);
    if (integer && SmallInteger(*integer)) return;
  }
  if (options_.compress && bytes.size() >= kShortestCompressed && Compressed(bytes)) return;
  Length(bytes.size());
  Raw(bytes);
}

void RdbWriter::Integer(int64_t value) {
  if (SmallInteger(value)) return;
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const std::string_view text(digits, static_cast<size_t>(end - digits));
  Length(text.size());
  Raw(text);
}

// Whether the integer has 32 bits at most; then it is written.
bool RdbWriter::SmallInteger(int64_t value) {
  if (value == static_cast<int8_t>(value)) {
    Byte(kEncodedString | kStringInteger8);
    Fixed(static_cast<int8_t>(value));
  } else if (value == static_cast<int16_t>(value)) {
    Byte(kEncodedString | kStringInteger16);
    Fixed(static_cast<int16_t>(value));
  } else if (value == static_cast<int32_t>(value)) {
    Byte(kEncodedString | kStringInteger32);
    Fixed(static_cast<int32_t>(value));
  } else {
    return false;
  }
  return true;
}

// Whether compression saved something; then the string is written. It must save
// four bytes, since a second length is written.
bool RdbWriter::Compressed(std::string_view bytes) {
  const size_t limit = bytes.size() - 4;
  compressed_.Clear(kBufferSize);
  const size_t size = LzfCompress(bytes, compressed_.Reserve(limit), limit);
  if (size == 0) return false;
  compressed_.Advance(size);
  Byte(kEncodedString | kStringLzf);
  Length(size);
  Length(bytes.size());
  Raw(compressed_.view());
  return true;
}

}  // namespace nacre
