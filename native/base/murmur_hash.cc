#include "base/murmur_hash.h"

#include <cstring>

namespace nacre {
namespace {

constexpr uint64_t kMultiplier = 0xc6a4a7935bd1e995ULL;
constexpr unsigned kShift = 47;

uint64_t Scramble(uint64_t word) {
  word *= kMultiplier;
  word ^= word >> kShift;
  return word * kMultiplier;
}

}  // namespace

uint64_t MurmurHash64A(std::string_view bytes, uint64_t seed) {
  uint64_t hash = seed ^ (bytes.size() * kMultiplier);
  const char* at = bytes.data();
  size_t left = bytes.size();
  for (; left >= sizeof(uint64_t); left -= sizeof(uint64_t), at += sizeof(uint64_t)) {
    uint64_t word;
    std::memcpy(&word, at, sizeof word);
    hash = (hash ^ Scramble(word)) * kMultiplier;
  }
  if (left != 0) {
    uint64_t tail = 0;
    std::memcpy(&tail, at, left);
    hash = (hash ^ tail) * kMultiplier;
  }
  hash ^= hash >> kShift;
  hash *= kMultiplier;
  return hash ^ (hash >> kShift);
}

}  // namespace nacre
