// A small, fast generator (xoshiro256**) that a seed replays. Not for secrets.

#ifndef NACRE_BASE_RANDOM_H_
#define NACRE_BASE_RANDOM_H_

#include <cstdint>

namespace nacre {

class Random {
 public:
  explicit Random(uint64_t seed);

  // A uniform 64-bit number.
  uint64_t Next();

  // A uniform number in [0, bound). Requires: bound > 0.
  uint64_t Below(uint64_t bound);

 private:
  uint64_t state_[4];
};

// 64 bits from the operating system's generator, for seeds.
uint64_t SystemEntropy();

}  // namespace nacre

#endif  // NACRE_BASE_RANDOM_H_
