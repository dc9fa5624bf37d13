#include "structures/expiry_heap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

struct Item {
  uint32_t place = 0;
  uint32_t heap_place() const { return place; }
  void set_heap_place(uint32_t to) { place = to; }
};

class ExpiryHeapTest : public SeededTest {
 protected:
  struct Row {
    std::unique_ptr<Item> item;
    int64_t at_ms;
  };

  int64_t RandomTime() { return static_cast<int64_t>(random_.Below(200)); }

  void Check() {
    ASSERT_EQ(heap_.size(), rows_.size());
    int64_t earliest = ExpiryHeap<Item>::kNever;
    const int64_t now_ms = RandomTime();
    size_t due = 0;
    for (const Row& row : rows_) {
      ASSERT_EQ(heap_.TimeOf(*row.item), row.at_ms);
      earliest = std::min(earliest, row.at_ms);
      if (row.at_ms <= now_ms) ++due;
    }
    ASSERT_EQ(heap_.earliest_ms(), earliest);
    ASSERT_EQ(heap_.CountDue(now_ms), due);
    ASSERT_EQ(heap_.AreAllDue(now_ms), due == rows_.size());
  }

  ExpiryHeap<Item> heap_;
  std::vector<Row> rows_;
};

TEST_F(ExpiryHeapTest, KnowsTheEarliestAndTheDueAfterRandomChanges) {
  for (int i = 0; i < 5000 && !HasFailure(); ++i) {
    const uint64_t choice = random_.Below(i % 1000 < 600 ? 6 : 9);
    if (rows_.empty() || choice < 3) {
      rows_.push_back({std::make_unique<Item>(), RandomTime()});
      heap_.Insert(rows_.back().item.get(), rows_.back().at_ms);
    } else {
      Row& row = rows_[random_.Below(rows_.size())];
      if (choice == 3) {
        row.at_ms = RandomTime();
        heap_.SetTime(*row.item, row.at_ms);
      } else if (choice == 4) {
        auto moved = std::make_unique<Item>(*row.item);
        row.item = std::move(moved);
        heap_.Moved(row.item.get());
      } else {
        heap_.Remove(*row.item);
        std::swap(row, rows_.back());
        rows_.pop_back();
      }
    }
    if (i % 20 == 0) Check();
  }
}

TEST_F(ExpiryHeapTest, GivesItsItemsInTheOrderOfTheirTimes) {
  for (int i = 0; i < 300; ++i) {
    rows_.push_back({std::make_unique<Item>(), RandomTime()});
    heap_.Insert(rows_.back().item.get(), rows_.back().at_ms);
  }
  int64_t last = 0;
  while (heap_.size() != 0) {
    EXPECT_GE(heap_.earliest_ms(), last);
    last = heap_.earliest_ms();
    heap_.Remove(*heap_.earliest());
  }
  EXPECT_EQ(heap_.bytes(), 0u);
}

}  // namespace
}  // namespace nacre
