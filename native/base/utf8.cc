#include "base/utf8.h"

#include "base/little_endian.h"

namespace nacre {
namespace {

constexpr uint64_t kHighBits = 0x8080808080808080;

// What the byte after the first one may be, by the first one: a narrower range than
// 0x80 to 0xbf keeps out longer forms than needed, surrogates, and what is too large.
struct SecondByte {
  uint8_t least = 0x80;
  uint8_t most = 0xbf;
};

SecondByte SecondByteAfter(uint8_t first) {
  switch (first) {
    case 0xe0:
      return {.least = 0xa0};
    case 0xed:
      return {.most = 0x9f};
    case 0xf0:
      return {.least = 0x90};
    case 0xf4:
      return {.most = 0x8f};
    default:
      return {};
  }
}

size_t LengthAfter(uint8_t first) {
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

}  // namespace

size_t Utf8SequenceLength(std::string_view bytes) {
  const auto first = static_cast<uint8_t>(bytes[0]);
  if (first < 0x80) return 1;
  const size_t length = LengthAfter(first);
  if (length == 0 || bytes.size() < length) return 0;
  const SecondByte range = SecondByteAfter(first);
  const auto second = static_cast<uint8_t>(bytes[1]);
  if (second < range.least || second > range.most) return 0;
  for (size_t i = 2; i < length; ++i) {
    if ((static_cast<uint8_t>(bytes[i]) & 0xc0) != 0x80) return 0;
  }
  return length;
}

bool IsUtf8(std::string_view bytes) {
  while (!bytes.empty()) {
    if (bytes.size() >= 8 && (LoadLittleEndian<uint64_t>(bytes.data()) & kHighBits) == 0) {
      bytes.remove_prefix(8);
      continue;
    }
    const size_t length = Utf8SequenceLength(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

size_t WriteUtf8(uint32_t code_point, char* buffer) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((code_point >> shift) & 0x3f)); };
  if (code_point < 0x80) {
    buffer[0] = static_cast<char>(code_point);
    return 1;
  }
  if (code_point < 0x800) {
    buffer[0] = static_cast<char>(0xc0 | code_point >> 6);
    buffer[1] = tail(0);
    return 2;
  }
  if (code_point < 0x10000) {
    buffer[0] = static_cast<char>(0xe0 | code_point >> 12);
    buffer[1] = tail(6);
    buffer[2] = tail(0);
    return 3;
  }
  buffer[0] = static_cast<char>(0xf0 | code_point >> 18);
  buffer[1] = tail(12);
  buffer[2] = tail(6);
  buffer[3] = tail(0);
  return 4;
}

}  // namespace nacre
