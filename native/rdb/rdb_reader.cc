#include "rdb/rdb_reader.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "rdb/lzf.h"

namespace nacre {

bool RdbReader::Raw(size_t size, std::string_view& bytes) {
  if (left_.size() < size) return NoteEnd();
  bytes = left_.substr(0, size);
  left_.remove_prefix(size);
  return true;
}

bool RdbReader::LengthOrEncoding(uint64_t& value, bool& encoded) {
  uint8_t first;
  if (!Byte(first)) return false;
  encoded = false;
  std::string_view bytes;
  switch (first & 0xc0) {
    case kLength6Bits:
      value = first & 0x3f;
      return true;
    case kLength14Bits:
      if (!Raw(1, bytes)) return false;
      value = uint64_t{first & 0x3fu} << 8 | static_cast<uint8_t>(bytes[0]);
      return true;
    case kEncodedString:
      value = first & 0x3f;
      encoded = true;
      return true;
    default:
      break;
  }
  if (first == kLength32Bits) {
    if (!Raw(sizeof(uint32_t), bytes)) return false;
    value = LoadBigEndian<uint32_t>(bytes.data());
    return true;
  }
  if (first != kLength64Bits || !Raw(sizeof(uint64_t), bytes)) return false;
  value = LoadBigEndian<uint64_t>(bytes.data());
  return true;
}

bool RdbReader::Length(uint64_t& length) {
  bool encoded;
  return LengthOrEncoding(length, encoded) && !encoded;
}

bool RdbReader::Count(uint64_t& count, size_t least_bytes) {
  return Length(count) && count <= left_.size() / least_bytes;
}

bool RdbReader::String(RdbString& string) {
  uint64_t size;
  bool encoded;
  if (!LengthOrEncoding(size, encoded)) return false;
  if (encoded) return EncodedString(size, string);
  return size <= options_.longest_string && Raw(size, string.bytes_);
}

bool RdbReader::EncodedString(uint64_t encoding, RdbString& string) {
  switch (encoding) {
    case kStringInteger8:
      return IntegerString<int8_t>(string);
    case kStringInteger16:
      return IntegerString<int16_t>(string);
    case kStringInteger32:
      return IntegerString<int32_t>(string);
    case kStringLzf:
      return LzfString(string);
    default:
      return false;
  }
}

template <class T>
bool RdbReader::IntegerString(RdbString& string) {
  T value;
  if (!Fixed(value)) return false;
  constexpr size_t kMostDigits = 11;
  string.unpacked_.Clear();
  char* digits = string.unpacked_.Reserve(kMostDigits);
  const auto end = std::to_chars(digits, digits + kMostDigits, int32_t{value}).ptr;
  string.unpacked_.Advance(static_cast<size_t>(end - digits));
  string.bytes_ = string.unpacked_.view();
  return true;
}

bool RdbReader::LzfString(RdbString& string) {
  uint64_t compressed_size;
  uint64_t size;
  std::string_view compressed;
  if (!Length(compressed_size) || !Length(size) || !Raw(compressed_size, compressed)) return false;
  if (size > LzfLargestSize(compressed.size()) || size > options_.longest_string) return false;
  string.unpacked_.Clear();
  if (!LzfDecompress(compressed, string.unpacked_.Reserve(size), size)) return false;
  string.unpacked_.Advance(size);
  string.bytes_ = string.unpacked_.view();
  return true;
}

bool RdbReader::TextDouble(double& value) {
  uint8_t size;
  if (!Byte(size) || size == kScoreNan) return false;
  if (size == kScoreInfinity || size == kScoreNegativeInfinity) {
    value = std::numeric_limits<double>::infinity();
    if (size == kScoreNegativeInfinity) value = -value;
    return true;
  }
  std::string_view text;
  if (!Raw(size, text)) return false;
  const auto parsed = ParseDouble(text);
  if (!parsed) return false;
  value = *parsed;
  return true;
}

}  // namespace nacre
