#include "structures/ordered_map.h"

#include <map>
#include <memory>
#include <string>

#include "base/seeded_test.h"

namespace nacre {
namespace {

using Owned = std::unique_ptr<uint64_t>;

class OrderedMapTest : public SeededTest {
 protected:
  using Map = OrderedMap<uint64_t, Owned>;
  using Model = std::map<uint64_t, uint64_t>;

  static Owned Own(uint64_t value) { return std::make_unique<uint64_t>(value); }

  void ExpectSame(const Map& map, const Model& model) {
    ASSERT_EQ(map.size(), model.size());
    auto position = map.First();
    for (const auto& [key, value] : model) {
      ASSERT_TRUE(position);
      ASSERT_EQ(map.KeyAt(position), key);
      ASSERT_EQ(*map.ValueAt(position), value);
      position = map.Next(position);
    }
    ASSERT_FALSE(position);
    position = map.Last();
    for (auto i = model.rbegin(); i != model.rend(); ++i) {
      ASSERT_TRUE(position);
      ASSERT_EQ(map.KeyAt(position), i->first);
      position = map.Previous(position);
    }
    ASSERT_FALSE(position);
  }

  void ExpectSameSearch(const Map& map, const Model& model, uint64_t key) {
    const auto above = model.lower_bound(key);
    const auto position = map.LowerBound(key);
    ASSERT_EQ(static_cast<bool>(position), above != model.end());
    if (position) {
      ASSERT_EQ(map.KeyAt(position), above->first);
    }
    const auto behind = model.upper_bound(key);
    const auto floor = map.Floor(key);
    ASSERT_EQ(static_cast<bool>(floor), behind != model.begin());
    if (floor) {
      ASSERT_EQ(map.KeyAt(floor), std::prev(behind)->first);
    }
    ASSERT_EQ(static_cast<bool>(map.Find(key)), model.contains(key));
  }

  void Insert(Map& map, Model& model, uint64_t key) {
    const uint64_t value = random_.Next();
    const auto [position, inserted] = map.Insert(key, Own(value));
    ASSERT_EQ(inserted, model.emplace(key, value).second);
    ASSERT_EQ(map.KeyAt(position), key);
  }

  void EraseFrom(Map& map, Model& model, uint64_t key, size_t count) {
    auto position = map.LowerBound(key);
    auto expected = model.lower_bound(key);
    for (size_t i = 0; i < count && expected != model.end(); ++i) {
      ASSERT_EQ(map.KeyAt(position), expected->first);
      position = map.Erase(position);
      expected = model.erase(expected);
    }
    ASSERT_EQ(static_cast<bool>(position), expected != model.end());
    if (position) {
      ASSERT_EQ(map.KeyAt(position), expected->first);
    }
  }
};

TEST_F(OrderedMapTest, AgreesWithAModelUnderRandomChanges) {
  for (const uint64_t range : {50u, 1000u, 300'000u}) {
    MemoryAccount account;
    Map map(account);
    Model model;
    uint64_t erase_more = 1;
    for (int step = 0; step < 60'000; ++step) {
      if (OneIn(5000)) erase_more = 1 + random_.Below(60);
      const uint64_t key = random_.Below(range);
      if (OneIn(3)) {
        EraseFrom(map, model, key, random_.Below(erase_more));
      } else {
        Insert(map, model, OneIn(2) && !model.empty() ? model.rbegin()->first + 1 + random_.Below(3) : key);
      }
      if (OneIn(20)) ExpectSameSearch(map, model, key);
      if (OneIn(3000)) ExpectSame(map, model);
      if (HasFatalFailure()) return;
    }
    ExpectSame(map, model);
    map.Clear();
    EXPECT_EQ(account.bytes(), 0u);
    EXPECT_FALSE(map.First());
  }
}

TEST_F(OrderedMapTest, IsFilledInOrderAndEmptiedFromTheFront) {
  MemoryAccount account;
  OrderedMap<uint64_t, NoValue> map(account);
  constexpr uint64_t kCount = 300'000;
  for (uint64_t key = 0; key < kCount; ++key) map.Insert(key, {});
  EXPECT_LT(account.bytes(), kCount * 10) << "leaves that are filled in order are full";
  EXPECT_EQ(map.CountFrom(map.LowerBound(1000), kCount), kCount - 1000);
  EXPECT_EQ(map.CountFrom(map.LowerBound(1000), 10), 10u);
  for (uint64_t key = 0; key < kCount; ++key) {
    ASSERT_EQ(map.KeyAt(map.First()), key);
    map.Erase(map.First());
  }
  EXPECT_TRUE(map.empty());
  EXPECT_EQ(account.bytes(), 0u);
}

TEST_F(OrderedMapTest, IsEmptiedFromTheEnd) {
  MemoryAccount account;
  OrderedMap<uint64_t, NoValue> map(account);
  for (uint64_t key = 0; key < 20'000; ++key) map.Insert(key, {});
  while (!map.empty()) map.Erase(map.Last());
  EXPECT_EQ(account.bytes(), 0u);
}

TEST_F(OrderedMapTest, StaysDenseWhenMostIsErased) {
  MemoryAccount account;
  OrderedMap<uint64_t, NoValue> map(account);
  constexpr uint64_t kCount = 100'000;
  for (uint64_t key = 0; key < kCount; ++key) map.Insert(key, {});
  for (uint64_t key = 0; key < kCount; ++key) {
    if (key % 50 != 0) map.Erase(key);
  }
  EXPECT_EQ(map.size(), kCount / 50);
  EXPECT_LT(account.bytes(), map.size() * 100);
}

TEST_F(OrderedMapTest, HoldsFewPairsInLittleMemory) {
  MemoryAccount account;
  OrderedMap<uint64_t, NoValue> map(account);
  EXPECT_EQ(account.bytes(), 0u);
  map.Insert(1, {});
  EXPECT_LE(account.bytes(), 64u);
}

TEST(MemoryAccount, ReportsToTheAccountsAboveUntilItIsDetached) {
  MemoryAccount top;
  MemoryAccount middle(&top);
  MemoryAccount bottom(&middle);
  top.Add(1);
  bottom.Add(10);
  middle.Add(100);
  EXPECT_EQ(top.bytes(), 111u);
  middle.Detach();
  EXPECT_EQ(top.bytes(), 1u);
  bottom.Remove(10);
  EXPECT_EQ(middle.bytes(), 100u);
  EXPECT_EQ(top.bytes(), 1u);
}

}  // namespace
}  // namespace nacre
