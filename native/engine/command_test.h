// The ground of the native tests of commands: a store of its own whose clock is
// moved by hand, and a client of it.

#ifndef NACRE_ENGINE_COMMAND_TEST_H_
#define NACRE_ENGINE_COMMAND_TEST_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "engine/local_client.h"
#include "engine/statistics.h"
#include "engine/store.h"

namespace nacre {

class CommandTest : public testing::Test {
 protected:
  static constexpr int64_t kStartUs = 1'700'000'000'123'456;

  // Reads that found their key, and that did not.
  std::pair<uint64_t, uint64_t> Lookups() {
    ThreadCounters counters;
    store_.SumCounters(counters);
    return {counters.lookups.hits.get(), counters.lookups.misses.get()};
  }

  std::string Call(const std::vector<std::string_view>& arguments) { return client_.Call(arguments); }

  ManualClock clock_{kStartUs};
  Store store_{{.seed = 1, .clock = &clock_, .maintained = false}};
  LocalClient client_{store_};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_COMMAND_TEST_H_
