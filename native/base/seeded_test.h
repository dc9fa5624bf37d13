// The ground of randomised tests: a generator whose seed a failure prints, and
// which NACRE_SEED in the environment repeats.

#ifndef NACRE_BASE_SEEDED_TEST_H_
#define NACRE_BASE_SEEDED_TEST_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/random.h"

namespace nacre {

class SeededTest : public testing::Test {
 protected:
  static uint64_t ChooseSeed() {
    const char* given = std::getenv("NACRE_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : SystemEntropy();
  }

  void TearDown() override {
    if (HasFailure()) std::printf("repeat with NACRE_SEED=%llu\n", static_cast<unsigned long long>(seed_));
  }

  // Whether one time in `times` comes up.
  bool OneIn(uint64_t times) { return random_.Below(times) == 0; }

  const uint64_t seed_ = ChooseSeed();
  Random random_{seed_};
};

}  // namespace nacre

#endif  // NACRE_BASE_SEEDED_TEST_H_
