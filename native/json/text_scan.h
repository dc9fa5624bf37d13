// Finds the bytes of a text that JSON does not take as they are, eight bytes a step.

#ifndef NACRE_JSON_TEXT_SCAN_H_
#define NACRE_JSON_TEXT_SCAN_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/little_endian.h"

namespace nacre {

// Bytes that a JSON string cannot have as they are: quotes, backslashes, controls.
constexpr bool IsSpecialInJson(char byte) {
  return static_cast<uint8_t>(byte) < 0x20 || byte == '"' || byte == '\\';
}

// What TextRun found: `length` bytes without a special one, of which some may have
// the highest bit set.
struct TextRun {
  size_t length = 0;
  bool has_high_bytes = false;
};

// The longest run at the start of `bytes` without special bytes; if `stop_at_high`,
// without high bytes either. O(length).
inline TextRun ScanText(std::string_view bytes, bool stop_at_high) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHigh = kOnes * 0x80;
  size_t at = 0;
  uint64_t high = 0;
  // A word's mark may be wrong above its lowest one only, which alone is looked at.
  for (; bytes.size() - at >= 8; at += 8) {
    const auto word = LoadLittleEndian<uint64_t>(bytes.data() + at);
    const uint64_t quote = word ^ (kOnes * '"');
    const uint64_t backslash = word ^ (kOnes * '\\');
    uint64_t marks = (word - kOnes * 0x20) & ~word;
    marks |= (quote - kOnes) & ~quote;
    marks |= (backslash - kOnes) & ~backslash;
    if (stop_at_high) marks |= word;
    marks &= kHigh;
    if (marks != 0) {
      const auto found = static_cast<unsigned>(std::countr_zero(marks)) / 8;
      if (found != 0) high |= word << (64 - 8 * found);
      return {at + found, (high & kHigh) != 0};
    }
    high |= word;
  }
  for (; at < bytes.size(); ++at) {
    const bool is_high = (bytes[at] & 0x80) != 0;
    if (IsSpecialInJson(bytes[at]) || (is_high && stop_at_high)) break;
    if (is_high) high |= kHigh;
  }
  return {at, (high & kHigh) != 0};
}

}  // namespace nacre

#endif  // NACRE_JSON_TEXT_SCAN_H_
