// XXH3, the 64-bit variant with seed 0 and the default secret: the digest that
// DIGEST replies with. Not keyed: never use it for tables.

#ifndef NACRE_BASE_XXH3_H_
#define NACRE_BASE_XXH3_H_

#include <cstdint>
#include <string_view>

namespace nacre {

// The XXH3-64 of `bytes`. O(length).
uint64_t Xxh3(std::string_view bytes);

}  // namespace nacre

#endif  // NACRE_BASE_XXH3_H_
