// What collections that are hash tables share of Collection::HintMembers.

#ifndef NACRE_VALUES_MEMBER_HINTS_H_
#define NACRE_VALUES_MEMBER_HINTS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/hash.h"

namespace nacre {

// Smaller tables are in the cache while they are in use.
inline constexpr size_t kLeastHinted = 1024;

// Calls prefetch(hashes) for the hashes of the members, some at a time.
template <class Prefetch>
void HintByHash(std::span<const std::string_view> members, const HashSeed& seed, Prefetch&& prefetch) {
  std::array<uint64_t, 16> hashes;
  while (!members.empty()) {
    const auto some = members.first(std::min(members.size(), hashes.size()));
    std::transform(some.begin(), some.end(), hashes.begin(),
                   [&](std::string_view member) { return HashBytes(member, seed); });
    prefetch(std::span<const uint64_t>(hashes.data(), some.size()));
    members = members.subspan(some.size());
  }
}

}  // namespace nacre

#endif  // NACRE_VALUES_MEMBER_HINTS_H_
