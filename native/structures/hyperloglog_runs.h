// The runs of a sparse HyperLogLog (hyperloglog.h): reading and writing one.

#ifndef NACRE_STRUCTURES_HYPERLOGLOG_RUNS_H_
#define NACRE_STRUCTURES_HYPERLOGLOG_RUNS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nacre::hyperloglog {

// Equal registers that follow one another.
struct Run {
  uint8_t value;    // 0 or a rank.
  uint16_t length;  // Registers; 0 says that the run is cut off.
  uint8_t bytes;    // That it takes.

  static constexpr uint8_t kLargestValue = 32;
  static constexpr size_t kLongestValueRun = 4;
  static constexpr size_t kLongestShortZeros = 64;
  static constexpr unsigned char kValueBit = 0x80;
  static constexpr unsigned char kLongZerosBit = 0x40;

  // The run at the beginning of `runs`. Requires: not empty.
  static Run Read(std::string_view runs) {
    const auto first = static_cast<unsigned char>(runs[0]);
    if ((first & kValueBit) != 0) {
      return {static_cast<uint8_t>(((first >> 2) & 0x1f) + 1), static_cast<uint16_t>((first & 3) + 1), 1};
    }
    if ((first & kLongZerosBit) == 0) return {0, static_cast<uint16_t>(first + 1), 1};
    if (runs.size() < 2) return {0, 0, 1};
    const unsigned length = (first & 0x3fu) << 8 | static_cast<unsigned char>(runs[1]);
    return {0, static_cast<uint16_t>(length + 1), 2};
  }

  // Writes a run in its shortest form and returns the end of it. Requires: a value
  // run is at most 4 long, zeros at most all registers, and the length is not 0.
  static char* Write(char* at, uint8_t value, size_t length) {
    if (value != 0) {
      *at++ = static_cast<char>(kValueBit | (value - 1) << 2 | static_cast<int>(length - 1));
    } else if (length <= kLongestShortZeros) {
      *at++ = static_cast<char>(length - 1);
    } else {
      *at++ = static_cast<char>(kLongZerosBit | (length - 1) >> 8);
      *at++ = static_cast<char>((length - 1) & 0xff);
    }
    return at;
  }
};

}  // namespace nacre::hyperloglog

#endif  // NACRE_STRUCTURES_HYPERLOGLOG_RUNS_H_
