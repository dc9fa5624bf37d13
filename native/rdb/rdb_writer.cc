#include "rdb/rdb_writer.h"

#include <charconv>
#include <cstring>
#include <limits>

#include "base/little_endian.h"
#include "base/number.h"
#include "rdb/lzf.h"

namespace nacre {
namespace {

// The longest text that is tried as an integer: "-2147483648".
constexpr size_t kLongestIntegerText = 11;

// Shorter strings are not worth compressing, as Redis sees it.
constexpr size_t kShortestCompressed = 21;

}  // namespace

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
// four bytes, since a second length is written. Compressed bytes are made where
// they belong if the lengths were of the greatest size, and moved down to them.
bool RdbWriter::Compressed(std::string_view bytes) {
  constexpr size_t kMostHeader = 1 + 2 * 9;
  const size_t limit = bytes.size() - 4;
  char* room = out_.Reserve(kMostHeader + limit) + kMostHeader;
  const size_t size = LzfCompress(bytes, room, limit);
  if (size == 0) return false;
  const size_t start = out_.size();
  Byte(kEncodedString | kStringLzf);
  Length(size);
  Length(bytes.size());
  std::memmove(out_.data() + out_.size(), out_.data() + start + kMostHeader, size);
  out_.Advance(size);
  return true;
}

}  // namespace nacre
