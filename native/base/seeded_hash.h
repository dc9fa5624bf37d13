// Hashes names for std::unordered_map in a way that a client cannot foresee.

#ifndef NACRE_BASE_SEEDED_HASH_H_
#define NACRE_BASE_SEEDED_HASH_H_

#include <cstddef>
#include <string_view>

#include "base/hash.h"

namespace nacre {

struct SeededHash {
  using is_transparent = void;

  HashSeed seed;

  size_t operator()(std::string_view bytes) const { return HashBytes(bytes, seed); }
};

}  // namespace nacre

#endif  // NACRE_BASE_SEEDED_HASH_H_
