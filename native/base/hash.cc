#include "base/hash.h"

#include <bit>
#include <cstring>

namespace nacre {
namespace {

struct SipState {
  uint64_t v0, v1, v2, v3;

  void Round() {
    v0 += v1;
    v1 = std::rotl(v1, 13) ^ v0;
    v0 = std::rotl(v0, 32);
    v2 += v3;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 17) ^ v2;
    v2 = std::rotl(v2, 32);
  }

  void Absorb(uint64_t word) {
    v3 ^= word;
    Round();
    v0 ^= word;
  }
};

uint64_t LoadWord(const char* data) {
  uint64_t word;
  std::memcpy(&word, data, sizeof word);
  return word;
}

// The last block: up to seven bytes that are left, the length's low byte on top.
uint64_t LoadTail(const char* data, size_t left, size_t length) {
  uint64_t word = 0;
  if (length >= 8) {
    // Reads the last eight bytes of the input and shifts the repeated ones out.
    if (left != 0) word = LoadWord(data + left - 8) >> (8 * (8 - left));
  } else {
    for (size_t i = 0; i < left; ++i) word |= uint64_t{static_cast<unsigned char>(data[i])} << (8 * i);
  }
  return word | (uint64_t{length} << 56);
}

}  // namespace

uint64_t HashBytes(std::string_view bytes, const HashSeed& seed) {
  SipState state{seed.first ^ 0x736f6d6570736575ULL, seed.second ^ 0x646f72616e646f6dULL,
                 seed.first ^ 0x6c7967656e657261ULL, seed.second ^ 0x7465646279746573ULL};
  const char* data = bytes.data();
  size_t left = bytes.size();
  for (; left >= 8; left -= 8, data += 8) state.Absorb(LoadWord(data));
  state.Absorb(LoadTail(data, left, bytes.size()));
  state.v2 ^= 0xff;
  state.Round();
  state.Round();
  state.Round();
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace nacre
