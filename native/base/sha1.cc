#include "base/sha1.h"

#include <bit>
#include <cstring>

#include "base/little_endian.h"

namespace nacre {
namespace {

constexpr size_t kBlockSize = 64;
constexpr size_t kLengthSize = 8;
constexpr int kRounds = 80;

using State = std::array<uint32_t, 5>;

struct RoundFunction {
  uint32_t value;
  uint32_t constant;
};

RoundFunction FunctionOf(int round, const State& s) {
  if (round < 20) return {(s[1] & s[2]) | (~s[1] & s[3]), 0x5a827999};
  if (round < 40) return {s[1] ^ s[2] ^ s[3], 0x6ed9eba1};
  if (round < 60) return {(s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3]), 0x8f1bbcdc};
  return {s[1] ^ s[2] ^ s[3], 0xca62c1d6};
}

void TakeBlock(State& state, const char* block) {
  uint32_t words[kRounds];
  for (int i = 0; i < 16; ++i) words[i] = LoadBigEndian<uint32_t>(block + 4 * i);
  for (int i = 16; i < kRounds; ++i) {
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  }
  State s = state;
  for (int i = 0; i < kRounds; ++i) {
    const RoundFunction function = FunctionOf(i, s);
    const uint32_t next = std::rotl(s[0], 5) + function.value + s[4] + function.constant + words[i];
    s = {next, s[0], std::rotl(s[1], 30), s[2], s[3]};
  }
  for (size_t i = 0; i < state.size(); ++i) state[i] += s[i];
}

}  // namespace

Sha1Digest Sha1(std::string_view bytes) {
  State state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  const uint64_t bits = uint64_t{bytes.size()} * 8;
  for (; bytes.size() >= kBlockSize; bytes.remove_prefix(kBlockSize)) TakeBlock(state, bytes.data());
  // What is left, a one bit, zeros, and the length at the end of the last block.
  char last[2 * kBlockSize] = {};
  if (!bytes.empty()) std::memcpy(last, bytes.data(), bytes.size());
  last[bytes.size()] = static_cast<char>(0x80);
  const size_t blocks = bytes.size() + 1 + kLengthSize > kBlockSize ? 2 : 1;
  StoreBigEndian(last + blocks * kBlockSize - kLengthSize, bits);
  for (size_t i = 0; i < blocks; ++i) TakeBlock(state, last + i * kBlockSize);
  Sha1Digest digest;
  for (size_t i = 0; i < state.size(); ++i) StoreBigEndian(digest.data() + 4 * i, state[i]);
  return digest;
}

}  // namespace nacre
