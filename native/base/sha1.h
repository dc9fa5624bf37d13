// SHA-1, for what Redis defines by it: digests of data sets and names of scripts.
// Nothing here relies on it to resist an attacker.

#ifndef NACRE_BASE_SHA1_H_
#define NACRE_BASE_SHA1_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace nacre {

using Sha1Digest = std::array<uint8_t, 20>;

// The SHA-1 of `bytes`. O(length).
Sha1Digest Sha1(std::string_view bytes);

}  // namespace nacre

#endif  // NACRE_BASE_SHA1_H_
