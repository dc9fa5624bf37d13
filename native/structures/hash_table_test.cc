#include "structures/hash_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "base/heap_blocks.h"
#include "base/seeded_test.h"

namespace nacre {
namespace {

struct Item {
  uint64_t key;
  uint64_t hash;
};

struct ItemPolicy {
  using Item = nacre::Item;
  using Key = uint64_t;
  bool Equal(const Item& item, uint64_t key) const { return item.key == key; }
  uint64_t Hash(const Item& item) const { return item.hash; }
};

using Items = HashTable<ItemPolicy>;

uint64_t GoodHash(uint64_t key) {
  return HashBytes({reinterpret_cast<const char*>(&key), sizeof key}, HashSeed{1, 2});
}

// A way to hash, good or bad.
struct HashKind {
  const char* name;
  uint64_t (*hash)(uint64_t key);
};

constexpr HashKind kHashKinds[] = {
    {"Good", GoodHash},
    {"OneValue", [](uint64_t) { return uint64_t{0x1234567812345678}; }},
    {"FewValues", [](uint64_t key) { return GoodHash(key % 16); }},
    {"FewLowBits", [](uint64_t key) { return GoodHash(key) & ~uint64_t{0xfff}; }},
    {"FewHighBits", [](uint64_t key) { return GoodHash(key) & 0xffff; }},
};

// A table with its items, and what should be in it.
class Model {
 public:
  explicit Model(uint64_t (*hash)(uint64_t)) : hash_(hash), table_(arena_, ItemPolicy{}) {}

  Items& table() { return table_; }
  SlabArena& arena() { return arena_; }
  size_t size() const { return expected_.size(); }
  bool Has(uint64_t key) const { return expected_.contains(key); }

  Items::Position Find(uint64_t key) const { return table_.Find(key, hash_(key)); }

  void Insert(uint64_t key, bool marked) {
    auto item = std::make_unique<Item>(Item{key, hash_(key)});
    table_.Insert(item.get(), item->hash, marked);
    expected_[key] = {std::move(item), marked};
  }

  void Replace(uint64_t key, bool marked) {
    auto item = std::make_unique<Item>(Item{key, hash_(key)});
    table_.Replace(Find(key), item.get(), marked);
    expected_[key] = {std::move(item), marked};
  }

  void Erase(uint64_t key) {
    table_.Erase(Find(key), hash_(key));
    expected_.erase(key);
  }

  // Inserts, replaces or erases a key below `keys`; inserts when `grows`.
  void Change(Random& random, uint64_t keys, bool grows) {
    const uint64_t key = random.Below(keys);
    const bool marked = random.Below(2) == 0;
    if (!Has(key)) {
      if (grows || random.Below(4) == 0) Insert(key, marked);
    } else if (!grows || random.Below(4) == 0) {
      Erase(key);
    } else {
      Replace(key, marked);
    }
  }

  void ExpectFinds(uint64_t key) const {
    const Items::Position position = Find(key);
    const auto expected = expected_.find(key);
    ASSERT_EQ(static_cast<bool>(position), expected != expected_.end()) << key;
    if (!position) return;
    EXPECT_EQ(table_.At(position), expected->second.item.get());
    EXPECT_EQ(table_.IsMarked(position), expected->second.marked);
  }

  void ExpectHoldsAll() const {
    ASSERT_EQ(table_.size(), expected_.size());
    size_t visited = 0;
    table_.ForEach([&](const Item* item, bool marked) {
      ++visited;
      const auto expected = expected_.find(item->key);
      ASSERT_NE(expected, expected_.end());
      EXPECT_EQ(item, expected->second.item.get());
      EXPECT_EQ(marked, expected->second.marked);
    });
    EXPECT_EQ(visited, expected_.size());
  }

 private:
  struct Row {
    std::unique_ptr<Item> item;
    bool marked;
  };

  uint64_t (*hash_)(uint64_t);
  SlabArena arena_;
  Items table_;
  std::unordered_map<uint64_t, Row> expected_;
};

class HashTableTest : public SeededTest {};

class HashTableOfEachHash : public HashTableTest, public testing::WithParamInterface<HashKind> {
 protected:
  Model model_{GetParam().hash};
};

INSTANTIATE_TEST_SUITE_P(Hashes, HashTableOfEachHash, testing::ValuesIn(kHashKinds),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST_P(HashTableOfEachHash, HoldsWhatAnUnorderedMapHoldsAfterRandomChanges) {
  constexpr uint64_t kKeys = 600;
  for (int step = 0; step < 20'000; ++step) {
    model_.Change(random_, kKeys, (step / 2000) % 2 == 0);
    model_.ExpectFinds(random_.Below(kKeys));
    if (OneIn(200)) model_.table().ReleaseRetired();
    if (OneIn(500)) model_.ExpectHoldsAll();
  }
  model_.ExpectHoldsAll();
}

TEST_P(HashTableOfEachHash, ReturnsToTheAccountOfAnEmptyTable) {
  for (uint64_t key = 0; key < 1000; ++key) model_.Insert(key, false);
  for (uint64_t key = 0; key < 1000; ++key) model_.Erase(key);
  EXPECT_EQ(model_.table().bucket_count(), 1u);
  EXPECT_EQ(model_.table().overflow_count(), 0u);
  model_.table().Clear();
  EXPECT_EQ(model_.table().bytes(), 0u);
  EXPECT_EQ(model_.arena().bytes(), 0u);
}

TEST_P(HashTableOfEachHash, ClearForgetsTheItemsAndTheirMemory) {
  for (uint64_t key = 0; key < 1000; ++key) model_.Insert(key, false);
  model_.table().Clear();
  EXPECT_EQ(model_.table().size(), 0u);
  EXPECT_EQ(model_.table().overflow_count(), 0u);
  EXPECT_EQ(model_.table().bytes(), 0u);
  EXPECT_EQ(model_.arena().bytes(), 0u);
  EXPECT_FALSE(model_.Find(1));
  EXPECT_EQ(model_.table().Scan(0, [](const Item*, bool) {}), 0u);
}

TEST_P(HashTableOfEachHash, ReportsEachItemOnceInAScanWithoutChanges) {
  for (uint64_t key = 0; key < 777; ++key) model_.Insert(key, false);
  std::map<uint64_t, int> seen;
  uint64_t cursor = 0;
  size_t steps = 0;
  do {
    cursor = model_.table().Scan(cursor, [&](const Item* item, bool) { ++seen[item->key]; });
    ++steps;
  } while (cursor != 0);
  EXPECT_EQ(steps, model_.table().bucket_count());
  EXPECT_EQ(seen.size(), 777u);
  for (const auto& [key, times] : seen) EXPECT_EQ(times, 1) << key;
}

// Items 0 to 299 stay; the others come and go, so that the table grows and
// shrinks between the steps, in one direction for a while or without a plan.
TEST_P(HashTableOfEachHash, ReportsEveryItemThatStaysForAWholeScan) {
  constexpr uint64_t kStaying = 300;
  for (uint64_t key = 0; key < kStaying; ++key) model_.Insert(key, false);
  for (int scan = 0; scan < 30; ++scan) {
    std::set<uint64_t> seen;
    const size_t changes = random_.Below(200);
    const uint64_t others = 1 + random_.Below(2000);
    bool grows = OneIn(2);
    uint64_t cursor = 0;
    int steps = 0;
    do {
      cursor = model_.table().Scan(cursor, [&](const Item* item, bool) { seen.insert(item->key); });
      if (OneIn(20)) grows = !grows;
      for (size_t i = 0; i < changes; ++i) {
        const uint64_t key = kStaying + random_.Below(others);
        if (grows && !model_.Has(key)) model_.Insert(key, false);
        if (!grows && model_.Has(key)) model_.Erase(key);
      }
      ASSERT_LT(++steps, 100'000);
    } while (cursor != 0);
    for (uint64_t key = 0; key < kStaying; ++key) ASSERT_TRUE(seen.contains(key)) << key;
  }
}

TEST_P(HashTableOfEachHash, EndsAScanFromAnyCursor) {
  for (uint64_t key = 0; key < 500; ++key) model_.Insert(key, false);
  for (int i = 0; i < 1000; ++i) {
    uint64_t cursor = random_.Next() >> random_.Below(64);
    size_t steps = 0;
    do {
      cursor = model_.table().Scan(cursor, [](const Item*, bool) {});
      ASSERT_LE(++steps, model_.table().bucket_count());
    } while (cursor != 0);
  }
}

TEST_P(HashTableOfEachHash, ChoosesEveryItemAboutAsOften) {
  constexpr uint64_t kItems = 13;  // No chain of the worst hash is longer than what is chosen uniformly.
  constexpr int kDraws = 20'000;
  for (uint64_t key = 0; key < kItems; ++key) model_.Insert(key, false);
  std::map<uint64_t, int> seen;
  for (int i = 0; i < kDraws; ++i) ++seen[model_.table().RandomItem(random_)->key];
  const double expected = static_cast<double>(kDraws) / kItems;
  const double tolerance = 6 * std::sqrt(expected);
  for (uint64_t key = 0; key < kItems; ++key) EXPECT_NEAR(seen[key], expected, tolerance) << key;
}

TEST_F(HashTableTest, ChoosesEachOfManyItemsAboutAsOften) {
  constexpr uint64_t kItems = 1000;
  constexpr int kDraws = 200'000;
  Model model(GoodHash);
  for (uint64_t key = 0; key < kItems; ++key) model.Insert(key, false);
  std::vector<int> seen(kItems);
  for (int i = 0; i < kDraws; ++i) ++seen[model.table().RandomItem(random_)->key];
  const double expected = static_cast<double>(kDraws) / kItems;
  double chi_squared = 0;
  for (const int times : seen) chi_squared += (times - expected) * (times - expected) / expected;
  // 999 degrees of freedom: the mean is 999, the deviation 45.
  EXPECT_LT(chi_squared, 999 + 6 * 45);
}

TEST_F(HashTableTest, ChoosesNothingFromAnEmptyTable) {
  Model model(GoodHash);
  EXPECT_EQ(model.table().RandomItem(random_), nullptr);
  model.Insert(1, false);
  model.Erase(1);
  EXPECT_EQ(model.table().RandomItem(random_), nullptr);
}

TEST_F(HashTableTest, GrowsAndShrinksByOneBucketAtATime) {
  Model model(GoodHash);
  model.Insert(0, false);
  for (uint64_t key = 1; key < 5000; ++key) {
    const size_t before = model.table().bucket_count();
    model.Insert(key, false);
    EXPECT_LE(model.table().bucket_count(), before + 1);
    EXPECT_LE(model.table().size(), 5 * model.table().bucket_count());
  }
  for (uint64_t key = 0; key < 5000; ++key) {
    const size_t before = model.table().bucket_count();
    model.Erase(key);
    EXPECT_GE(model.table().bucket_count() + 1, before);
  }
  EXPECT_EQ(model.table().bucket_count(), 1u);
}

// Only where the first 15 bits of the hash, which slots hold, no longer tell
// buckets apart.
TEST_F(HashTableTest, FindsEverythingInATableOfManyBuckets) {
  constexpr uint64_t kItems = 200'000;
  Model model(GoodHash);
  for (uint64_t key = 0; key < kItems; ++key) model.Insert(key, key % 3 == 0);
  EXPECT_GT(model.table().bucket_count(), size_t{1} << 15);
  for (uint64_t key = 0; key < kItems; key += 7) model.ExpectFinds(key);
  model.ExpectHoldsAll();
  for (uint64_t key = 0; key < kItems; ++key) {
    if (key % 10 != 0) model.Erase(key);
  }
  model.ExpectHoldsAll();
}

TEST_F(HashTableTest, KeepsFewOverflowBuckets) {
  Model model(GoodHash);
  for (uint64_t key = 0; key < 50'000; ++key) model.Insert(key, false);
  EXPECT_LT(model.table().overflow_count(), model.table().bucket_count() / 4);
}

TEST_F(HashTableTest, GivesSmallCursors) {
  Model model(GoodHash);
  for (uint64_t key = 0; key < 1000; ++key) model.Insert(key, false);
  const uint64_t limit = std::bit_ceil(model.table().bucket_count());
  uint64_t cursor = 0;
  do {
    cursor = model.table().Scan(cursor, [](const Item*, bool) {});
    EXPECT_LT(cursor, limit);
  } while (cursor != 0);
}

TEST_F(HashTableTest, ReleasesWhatGrowthAndShrinkingLeft) {
  Model model(GoodHash);
  EXPECT_FALSE(model.table().HasRetired());
  for (uint64_t key = 0; key < 20'000; ++key) model.Insert(key, false);
  EXPECT_TRUE(model.table().HasRetired());
  model.table().ReleaseRetired();
  EXPECT_FALSE(model.table().HasRetired());
  const size_t grown = model.table().bytes();
  for (uint64_t key = 100; key < 20'000; ++key) model.Erase(key);
  EXPECT_EQ(model.table().bytes(), grown);
  EXPECT_TRUE(model.table().HasRetired());
  model.table().ReleaseRetired();
  EXPECT_FALSE(model.table().HasRetired());
  EXPECT_LT(model.table().bytes(), grown / 10);
  model.ExpectHoldsAll();
  for (uint64_t key = 100; key < 20'000; ++key) model.Insert(key, false);
  model.ExpectHoldsAll();
}

TEST_F(HashTableTest, FreesAtOnceWhatNobodyPrefetchesFrom) {
  HeapBlocks blocks;
  {
    HashTable<ItemPolicy, HeapBlocks, Prefetched::kNever> table(blocks, ItemPolicy{});
    std::vector<std::unique_ptr<Item>> items;
    for (uint64_t key = 0; key < 5000; ++key) {
      items.push_back(std::make_unique<Item>(Item{key, GoodHash(key)}));
      table.Insert(items.back().get(), items.back()->hash, false);
      ASSERT_FALSE(table.HasRetired());
    }
    const size_t bytes_at_most = table.bytes();
    for (const auto& item : items) {
      table.Erase(table.Find(item->key, item->hash), item->hash);
      ASSERT_FALSE(table.HasRetired());
    }
    EXPECT_LT(table.bytes(), bytes_at_most / 4);
  }
  EXPECT_EQ(blocks.bytes(), 0u);
}

TEST_F(HashTableTest, VisitsEachBucketByItsIndex) {
  Model model(GoodHash);
  for (uint64_t key = 0; key < 1000; ++key) model.Insert(key, key % 2 == 0);
  std::set<uint64_t> seen;
  for (size_t i = 0; i < model.table().bucket_count(); ++i) {
    model.table().VisitBucket(i, [&](const Item* item, bool marked) {
      EXPECT_EQ(marked, item->key % 2 == 0);
      EXPECT_TRUE(seen.insert(item->key).second);
    });
  }
  EXPECT_EQ(seen.size(), 1000u);
}

TEST_F(HashTableTest, LetsOtherThreadsPrefetchBesideTheWriter) {
  Model model(GoodHash);
  std::atomic<bool> done{false};
  std::vector<std::thread> readers;
  for (uint64_t reader = 0; reader < 2; ++reader) {
    readers.emplace_back([&, reader] {
      Random random(reader + 1);
      while (!done.load(std::memory_order_relaxed)) {
        const uint64_t hash = GoodHash(random.Below(3000));
        model.table().Prefetch(hash);
        model.table().PrefetchItem(hash);
      }
    });
  }
  for (int step = 0; step < 50'000; ++step) model.Change(random_, 3000, (step / 5000) % 2 == 0);
  done = true;
  for (std::thread& reader : readers) reader.join();
  model.ExpectHoldsAll();
}

}  // namespace
}  // namespace nacre
