#include "structures/double_ended_array.h"

#include <deque>
#include <memory>

#include "base/seeded_test.h"

namespace nacre {
namespace {

using Element = std::unique_ptr<uint64_t>;

class RandomDoubleEndedArray : public SeededTest {
 protected:
  void ExpectSameAsModel() {
    ASSERT_EQ(array_.size(), model_.size());
    for (size_t i = 0; i < model_.size(); ++i) ASSERT_EQ(*array_[i], model_[i]);
  }

  void Insert(size_t index) {
    const uint64_t value = random_.Next();
    array_.Insert(index, std::make_unique<uint64_t>(value));
    model_.insert(model_.begin() + static_cast<ptrdiff_t>(index), value);
  }

  void Erase(size_t index, size_t count) {
    array_.Erase(index, count);
    const auto first = model_.begin() + static_cast<ptrdiff_t>(index);
    model_.erase(first, first + static_cast<ptrdiff_t>(count));
  }

  DoubleEndedArray<Element> array_;
  std::deque<uint64_t> model_;
};

TEST_F(RandomDoubleEndedArray, HoldsWhatADequeHolds) {
  for (int round = 0; round < 5'000; ++round) {
    const size_t size = model_.size();
    switch (random_.Below(size > 200 ? 8 : 6)) {
      case 0:
      case 1:
        Insert(0);
        break;
      case 2:
      case 3:
        Insert(size);
        break;
      case 4:
        Insert(random_.Below(size + 1));
        break;
      default:
        if (size != 0) {
          const size_t index = random_.Below(size);
          Erase(index, 1 + random_.Below(std::min<size_t>(size - index, OneIn(10) ? 100 : 3)));
        }
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSameAsModel());
  }
}

TEST_F(RandomDoubleEndedArray, IsSplitInTwo) {
  for (int i = 0; i < 100; ++i) Insert(random_.Below(model_.size() + 1));
  const size_t kept = random_.Below(101);
  DoubleEndedArray<Element> tail = array_.Split(kept);
  ASSERT_EQ(tail.size(), 100 - kept);
  for (size_t i = 0; i < tail.size(); ++i) EXPECT_EQ(*tail[i], model_[kept + i]);
  model_.resize(kept);
  ExpectSameAsModel();
}

TEST(DoubleEndedArray, GivesMemoryBackWhenItShrinks) {
  DoubleEndedArray<int> array;
  for (int i = 0; i < 10'000; ++i) array.Insert(array.size(), i);
  const size_t large = array.bytes();
  array.Erase(0, 9'990);
  EXPECT_LT(array.bytes(), large / 100);
  EXPECT_EQ(array.front(), 9'990);
}

TEST(DoubleEndedArray, StaysSmallWhenItIsUsedAsAQueue) {
  DoubleEndedArray<int> array;
  for (int i = 0; i < 100'000; ++i) {
    array.Insert(array.size(), i);
    if (array.size() > 8) array.Erase(0, 1);
  }
  EXPECT_LT(array.bytes(), 200u);
}

}  // namespace
}  // namespace nacre
