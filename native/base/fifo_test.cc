#include "base/fifo.h"

#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <vector>

#include "base/random.h"
#include "base/seeded_test.h"

namespace nacre {
namespace {

using FifoModel = SeededTest;

TEST_F(FifoModel, GivesItemsInTheOrderInWhichTheyCame) {
  Fifo<int> fifo;
  std::deque<int> model;
  for (int i = 0; i < 20'000; ++i) {
    // Long queues and short ones.
    const bool grows = random_.Below(2'000) < (i / 2'000 % 2 == 0 ? 1'200u : 700u);
    if (grows || model.empty()) {
      fifo.push_back(i);
      model.push_back(i);
    } else {
      ASSERT_EQ(fifo.front(), model.front());
      fifo.pop_front();
      model.pop_front();
    }
    ASSERT_EQ(fifo.size(), model.size());
    ASSERT_EQ(fifo.empty(), model.empty());
    if (!model.empty()) {
      ASSERT_EQ(fifo.back(), model.back());
    }
    if (i % 500 == 0) {
      ASSERT_EQ(std::vector<int>(fifo.begin(), fifo.end()), std::vector<int>(model.begin(), model.end()));
    }
  }
}

TEST(Fifo, LetsGoOfWhatWasTakenOut) {
  Fifo<std::shared_ptr<int>> fifo;
  const auto item = std::make_shared<int>(1);
  fifo.push_back(item);
  fifo.push_back(item);
  fifo.pop_front();
  EXPECT_EQ(item.use_count(), 2);
  fifo.clear();
  EXPECT_EQ(item.use_count(), 1);
  EXPECT_TRUE(fifo.empty());
}

}  // namespace
}  // namespace nacre
