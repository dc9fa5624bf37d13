// Keyed hashing: SipHash-1-3 with a 128-bit seed that is drawn at start, so
// that a client cannot choose keys that collide.

#ifndef NACRE_BASE_HASH_H_
#define NACRE_BASE_HASH_H_

#include <cstdint>
#include <string_view>

namespace nacre {

struct HashSeed {
  uint64_t first;
  uint64_t second;
};

// The SipHash-1-3 of `bytes` under `seed`. O(length).
uint64_t HashBytes(std::string_view bytes, const HashSeed& seed);

}  // namespace nacre

#endif  // NACRE_BASE_HASH_H_
