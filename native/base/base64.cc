#include "base/base64.h"

#include <array>
#include <cstdint>

namespace nacre {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr uint8_t kNoLetter = 0xff;

constexpr std::array<uint8_t, 256> MakeValues() {
  std::array<uint8_t, 256> values{};
  for (uint8_t& value : values) value = kNoLetter;
  for (size_t i = 0; i < kLetters.size(); ++i)
    values[static_cast<uint8_t>(kLetters[i])] = static_cast<uint8_t>(i);
  return values;
}

constexpr std::array<uint8_t, 256> kValues = MakeValues();

uint32_t ByteAt(std::string_view bytes, size_t index) {
  return index < bytes.size() ? static_cast<uint8_t>(bytes[index]) : 0;
}

// Four letters' 24 bits; above them if one is no letter.
uint32_t BitsOf(const char* letters) {
  uint32_t bits = 0;
  uint8_t wrong = 0;
  for (size_t i = 0; i < 4; ++i) {
    const uint8_t value = kValues[static_cast<uint8_t>(letters[i])];
    wrong |= value & 0x80;
    bits = bits << 6 | (value & 0x3f);
  }
  return wrong != 0 ? ~uint32_t{0} : bits;
}

constexpr uint32_t kLargestBits = 0xffffff;

// The last letters, of which one or two are padding.
bool DecodePadded(std::string_view quartet, ByteBuffer& bytes) {
  const size_t padding = quartet[2] == '=' ? 2 : 1;
  if (padding == 2 && quartet[3] != '=') return false;
  char letters[4] = {quartet[0], quartet[1], quartet[2], 'A'};
  if (padding == 2) letters[2] = 'A';
  const uint32_t bits = BitsOf(letters);
  const uint32_t unused = padding == 2 ? 0xffff : 0xff;
  if (bits > kLargestBits || (bits & unused) != 0) return false;
  bytes.Append(static_cast<char>(bits >> 16));
  if (padding == 1) bytes.Append(static_cast<char>(bits >> 8));
  return true;
}

}  // namespace

void AppendBase64(std::string_view bytes, ByteBuffer& letters) {
  char* out = letters.Reserve(Base64Size(bytes.size()));
  const char* const begin = out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const uint32_t bits = ByteAt(bytes, i) << 16 | ByteAt(bytes, i + 1) << 8 | ByteAt(bytes, i + 2);
    *out++ = kLetters[bits >> 18];
    *out++ = kLetters[bits >> 12 & 0x3f];
    *out++ = i + 1 < bytes.size() ? kLetters[bits >> 6 & 0x3f] : '=';
    *out++ = i + 2 < bytes.size() ? kLetters[bits & 0x3f] : '=';
  }
  letters.Advance(static_cast<size_t>(out - begin));
}

bool DecodeBase64(std::string_view letters, ByteBuffer& bytes) {
  if (letters.size() % 4 != 0) return false;
  const bool padded = !letters.empty() && letters.back() == '=';
  const size_t whole = letters.size() - (padded ? 4 : 0);
  char* out = bytes.Reserve(letters.size() / 4 * 3);
  for (size_t i = 0; i < whole; i += 4) {
    const uint32_t bits = BitsOf(letters.data() + i);
    if (bits > kLargestBits) return false;
    *out++ = static_cast<char>(bits >> 16);
    *out++ = static_cast<char>(bits >> 8);
    *out++ = static_cast<char>(bits);
  }
  bytes.Advance(whole / 4 * 3);
  return !padded || DecodePadded(letters.substr(whole), bytes);
}

}  // namespace nacre
