// MurmurHash64A, Austin Appleby's public-domain hash: what places elements in the
// registers of a HyperLogLog. Not keyed; whoever can choose the input can make collisions.

#ifndef NACRE_BASE_MURMUR_HASH_H_
#define NACRE_BASE_MURMUR_HASH_H_

#include <cstdint>
#include <string_view>

namespace nacre {

// The hash of `bytes` under `seed`, words read as little-endian. O(length).
uint64_t MurmurHash64A(std::string_view bytes, uint64_t seed);

}  // namespace nacre

#endif  // NACRE_BASE_MURMUR_HASH_H_
