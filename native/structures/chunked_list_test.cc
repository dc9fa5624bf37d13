#include "structures/chunked_list.h"

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "base/malloc_bytes.h"
#include "base/reclaimer.h"
#include "base/seeded_test.h"

namespace nacre {
namespace {

std::string Text(const PackedValue& value) {
  DigitBuffer digits;
  return std::string(value.View(digits));
}

class RandomChunkedList : public SeededTest {
 protected:
  // Few different values, so that searches find some; some are too large for a chunk.
  std::string RandomText() {
    const std::string number = std::to_string(random_.Below(30));
    switch (random_.Below(12)) {
      case 0:
        return std::string(40 + random_.Below(100), 'x') + number;
      case 1:
        return OneIn(3) ? std::string(300 + random_.Below(3), 'y') : "";
      case 2:
      case 3:
        return "text" + number;
      default:
        return number;
    }
  }

  ChunkLimits RandomLimits() {
    if (OneIn(2)) return {8192, 1 + random_.Below(10), 200};
    return {60 + random_.Below(300), SIZE_MAX, 200};
  }

  void ExpectSameAsModel() {
    ASSERT_EQ(list_.size(), model_.size());
    size_t index = 0;
    for (auto at = list_.First(); at; at = list_.Next(at)) ASSERT_EQ(Text(list_.Get(at)), model_[index++]);
    ASSERT_EQ(index, model_.size());
    for (auto at = list_.Last(); at; at = list_.Previous(at)) ASSERT_EQ(Text(list_.Get(at)), model_[--index]);
    ASSERT_EQ(index, 0u);
    size_t chunks = 0;
    size_t owned = 0;
    list_.ForEachChunk([&](const PackedList* packed, std::string_view plain) {
      ++chunks;
      if (packed == nullptr) {
        owned += MallocBytes(sizeof(size_t) + plain.size());
      } else {
        EXPECT_FALSE(packed->empty());
        owned += packed->allocated_bytes();
      }
    });
    ASSERT_EQ(chunks, list_.chunk_count());
    // The index: at most four slots for each of its elements, and four in any array.
    ASSERT_GE(list_.bytes(), owned);
    ASSERT_LE(list_.bytes() - owned, 500 + chunks * 5 * 24 + (chunks / 32) * 200);
    ASSERT_EQ((list_.bytes() - owned) % 16, 0u);
  }

  void ChangeOne() {
    const std::string text = RandomText();
    const PackedValue value(text);
    const size_t index = random_.Below(model_.size() + 1);
    const auto position = list_.At(index);
    const auto at = model_.begin() + static_cast<ptrdiff_t>(index);
    switch (random_.Below(6)) {
      case 0:
        list_.Push(ListEnd::kHead, value, limits_);
        model_.push_front(text);
        break;
      case 1:
        list_.Push(ListEnd::kTail, value, limits_);
        model_.push_back(text);
        break;
      case 2:
      case 3:
        list_.InsertBefore(position, value, limits_);
        model_.insert(at, text);
        break;
      default:
        if (!position) return;
        if (OneIn(2)) {
          list_.Replace(position, value, limits_);
          *at = text;
        } else {
          list_.InsertAfter(position, value, limits_);
          model_.insert(at + 1, text);
        }
    }
  }

  void Drop() {
    const size_t count = OneIn(20) ? random_.Below(model_.size() + 2) : random_.Below(4);
    const size_t gone = std::min(count, model_.size());
    if (OneIn(2)) {
      list_.Drop(ListEnd::kHead, count);
      model_.erase(model_.begin(), model_.begin() + static_cast<ptrdiff_t>(gone));
    } else {
      list_.Drop(ListEnd::kTail, count);
      model_.erase(model_.end() - static_cast<ptrdiff_t>(gone), model_.end());
    }
  }

  void RemoveSome() {
    const std::string text = RandomText();
    const size_t count = OneIn(3) ? SIZE_MAX : 1 + random_.Below(5);
    const bool from_head = OneIn(2);
    size_t removed = 0;
    if (!from_head) std::reverse(model_.begin(), model_.end());
    for (auto at = model_.begin(); at != model_.end() && removed < count;) {
      if (*at == text) {
        at = model_.erase(at);
        ++removed;
      } else {
        ++at;
      }
    }
    if (!from_head) std::reverse(model_.begin(), model_.end());
    const ListEnd from = from_head ? ListEnd::kHead : ListEnd::kTail;
    ASSERT_EQ(list_.Remove(PackedValue(text), count, from, limits_), removed);
  }

  ChunkLimits limits_ = RandomLimits();
  ChunkedList list_;
  std::deque<std::string> model_;
};

TEST_F(RandomChunkedList, HoldsWhatADequeHolds) {
  for (int round = 0; round < 6'000; ++round) {
    if (OneIn(100)) limits_ = RandomLimits();
    const uint64_t kind = random_.Below(20);
    if (kind < 14) {
      ChangeOne();
    } else if (kind < 17 || model_.size() > 600) {
      Drop();
    } else {
      ASSERT_NO_FATAL_FAILURE(RemoveSome());
    }
    if (round % 10 != 0) continue;
    ASSERT_NO_FATAL_FAILURE(ExpectSameAsModel());
  }
  list_.Drop(ListEnd::kTail, SIZE_MAX);
  EXPECT_EQ(list_.size(), 0u);
}

TEST_F(RandomChunkedList, FindsElementsByIndexAndByValue) {
  for (int i = 0; i < 3'000; ++i) {
    model_.push_back(RandomText());
    list_.Push(ListEnd::kTail, PackedValue(model_.back()), limits_);
  }
  for (int round = 0; round < 300; ++round) {
    const size_t index = random_.Below(model_.size());
    ASSERT_EQ(Text(list_.Get(list_.At(index))), model_[index]);
  }
  EXPECT_FALSE(list_.At(model_.size()));
  for (int value = 0; value < 40; ++value) {
    const std::string text = std::to_string(value);
    const auto found = list_.Find(PackedValue(text));
    const bool there = std::find(model_.begin(), model_.end(), text) != model_.end();
    ASSERT_EQ(static_cast<bool>(found), there);
    if (found) {
      EXPECT_EQ(Text(list_.Get(found)), text);
    }
  }
}

TEST_F(RandomChunkedList, ReturnsItsAccountToNothing) {
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 2'000; ++i) ChangeOne();
    EXPECT_GT(list_.bytes(), 2'000u);
    while (!model_.empty()) Drop();
    // The empty index keeps room for a few groups.
    EXPECT_LE(list_.bytes(), MallocBytes(4 * 40));
  }
  WaitForReclaim();
}

TEST_F(RandomChunkedList, IsClonedWithTheSameElements) {
  for (int i = 0; i < 1'000; ++i) ChangeOne();
  const auto copy = list_.Clone();
  list_.Drop(ListEnd::kHead, SIZE_MAX);
  ASSERT_EQ(copy->size(), model_.size());
  size_t index = 0;
  for (auto at = copy->First(); at; at = copy->Next(at)) ASSERT_EQ(Text(copy->Get(at)), model_[index++]);
}

constexpr ChunkLimits kEightKilobytes{8192, SIZE_MAX, 8176};

TEST(ChunkedList, CountsTheBytesOfChunksAndOfTheirIndex) {
  ChunkedList list;
  const size_t empty = list.bytes();
  const std::string text(100, 'a');
  for (int i = 0; i < 1'000; ++i) list.Push(ListEnd::kTail, PackedValue(text), kEightKilobytes);
  size_t chunks = 0;
  list.ForEachChunk([&](const PackedList* packed, std::string_view) { chunks += packed->allocated_bytes(); });
  EXPECT_GT(list.bytes(), empty + chunks);
  EXPECT_LT(list.bytes(), empty + chunks + 1'500);
}

TEST(ChunkedList, PutsLargeElementsIntoChunksOfTheirOwn) {
  ChunkedList list;
  const std::string large(10'000, 'b');
  for (const std::string_view text :
       {std::string_view("1"), std::string_view(large), std::string_view("2")}) {
    list.Push(ListEnd::kTail, PackedValue(text), kEightKilobytes);
  }
  EXPECT_EQ(list.chunk_count(), 3u);
  list.Replace(list.At(1), PackedValue("small"), kEightKilobytes);
  EXPECT_EQ(list.chunk_count(), 3u);
  list.Replace(list.At(1), PackedValue(large), kEightKilobytes);
  EXPECT_EQ(Text(list.Get(list.At(1))), large);
  EXPECT_EQ(list.SoleChunk(), nullptr);
}

TEST(ChunkedList, JoinsWhatRemovalsLeaveBehind) {
  ChunkedList list;
  for (int i = 0; i < 100'000; ++i) {
    list.Push(ListEnd::kTail, PackedValue(int64_t{i % 1'000 == 0 ? 7 : 70'000}), kEightKilobytes);
  }
  EXPECT_GT(list.chunk_count(), 50u);
  EXPECT_EQ(list.Remove(PackedValue(int64_t{70'000}), SIZE_MAX, ListEnd::kTail, kEightKilobytes), 99'900u);
  EXPECT_EQ(list.chunk_count(), 1u);
  ASSERT_NE(list.SoleChunk(), nullptr);
  EXPECT_EQ(list.TakeSoleChunk().size(), 100u);
  EXPECT_EQ(list.size(), 0u);
}

TEST(ChunkedList, FillsChunksWhenItInsertsInOnePlace) {
  ChunkedList list;
  list.Push(ListEnd::kTail, PackedValue("first"), kEightKilobytes);
  list.Push(ListEnd::kTail, PackedValue("pivot"), kEightKilobytes);
  for (int i = 0; i < 50'000; ++i) {
    list.InsertBefore(list.Last(), PackedValue("some text"), kEightKilobytes);
  }
  EXPECT_LT(list.chunk_count(), 2 * 50'000 * 11 / 8192);
}

}  // namespace
}  // namespace nacre
