#include "rdb/lzf.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace nacre {
namespace {

constexpr size_t kLongestLiteral = 32;
constexpr size_t kShortestMatch = 3;
constexpr size_t kLongestMatch = 264;
constexpr size_t kFarthest = 8192;  // Bytes back, of the nearest byte.

// Where three bytes with a certain hash were last seen, plus one; 0 is never.
// Only as much of the table is used as the input is long, so that short strings
// do not pay for clearing it.
class RecentPlaces {
 public:
  explicit RecentPlaces(size_t input_size) {
    const size_t used = std::bit_ceil(std::clamp<size_t>(input_size, 64, places_.size()));
    shift_ = 32 - static_cast<unsigned>(std::countr_zero(used));
    std::fill_n(places_.begin(), used, 0);
  }

  // The place for the three bytes at `at`.
  uint32_t& Of(const char* at) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(at);
    const uint32_t three = uint32_t{bytes[0]} << 16 | uint32_t{bytes[1]} << 8 | bytes[2];
    return places_[(three * 2654435761u) >> shift_];
  }

 private:
  std::array<uint32_t, 8192> places_;
  unsigned shift_;
};

// The compressed bytes as they gather; full once something did not fit.
class Output {
 public:
  Output(char* out, size_t limit) : begin_(out), at_(out), end_(out + limit) {}

  bool full() const { return full_; }
  size_t size() const { return static_cast<size_t>(at_ - begin_); }

  void Literals(const char* bytes, size_t count) {
    while (count > 0 && !full_) {
      const size_t run = std::min(count, kLongestLiteral);
      if (!Fits(run + 1)) return;
      Byte(run - 1);
      std::memcpy(at_, bytes, run);
      at_ += run;
      bytes += run;
      count -= run;
    }
  }

  // A repetition of `length` bytes from `back` bytes ago.
  void Match(size_t length, size_t back) {
    const size_t offset = back - 1;
    const size_t code = length - 2;
    if (!Fits(code < 7 ? 2 : 3)) return;
    Byte(std::min<size_t>(code, 7) << 5 | offset >> 8);
    if (code >= 7) Byte(code - 7);
    Byte(offset & 0xff);
  }

 private:
  bool Fits(size_t count) {
    if (static_cast<size_t>(end_ - at_) < count) full_ = true;
    return !full_;
  }
  void Byte(size_t value) { *at_++ = static_cast<char>(value); }

  char* begin_;
  char* at_;
  char* end_;
  bool full_ = false;
};

size_t MatchLength(const char* earlier, const char* at, const char* end) {
  const size_t most = std::min(kLongestMatch, static_cast<size_t>(end - at));
  size_t length = 0;
  while (length < most && earlier[length] == at[length]) ++length;
  return length;
}

}  // namespace

size_t LzfCompress(std::string_view bytes, char* out, size_t limit) {
  if (bytes.size() > UINT32_MAX - 1) return 0;
  RecentPlaces places(bytes.size());
  Output output(out, limit);
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const char* literals = begin;
  const char* at = begin;
  while (static_cast<size_t>(end - at) >= kShortestMatch && !output.full()) {
    uint32_t& place = places.Of(at);
    const char* earlier = begin + place - 1;
    const bool seen = place != 0 && static_cast<size_t>(at - earlier) <= kFarthest;
    place = static_cast<uint32_t>(at - begin) + 1;
    const size_t length = seen ? MatchLength(earlier, at, end) : 0;
    if (length < kShortestMatch) {
      ++at;
      continue;
    }
    output.Literals(literals, static_cast<size_t>(at - literals));
    output.Match(length, static_cast<size_t>(at - earlier));
    at += length;
    literals = at;
  }
  output.Literals(literals, static_cast<size_t>(end - literals));
  return output.full() ? 0 : output.size();
}

bool LzfDecompress(std::string_view compressed, char* out, size_t size) {
  const auto* in = reinterpret_cast<const uint8_t*>(compressed.data());
  const uint8_t* const in_end = in + compressed.size();
  size_t written = 0;
  while (in < in_end) {
    const size_t control = *in++;
    if (control < kLongestLiteral) {
      const size_t run = control + 1;
      if (static_cast<size_t>(in_end - in) < run || size - written < run) return false;
      std::memcpy(out + written, in, run);
      in += run;
      written += run;
      continue;
    }
    size_t length = (control >> 5) + 2;
    if (length == 9) {
      if (in == in_end) return false;
      length += *in++;
    }
    if (in == in_end) return false;
    const size_t back = ((control & 0x1f) << 8 | *in++) + 1;
    if (back > written || size - written < length) return false;
    // Byte by byte, since the repetition may reach into what it writes.
    for (size_t i = 0; i < length; ++i, ++written) out[written] = out[written - back];
  }
  return written == size;
}

}  // namespace nacre
