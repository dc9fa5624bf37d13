#include "keyspace/table.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/reclaimer.h"
#include "base/seeded_test.h"

namespace nacre {
namespace {

constexpr HashSeed kSeed{1, 2};
constexpr uint32_t kClock = 7;

KeyRef Key(std::string_view bytes) { return {bytes, HashBytes(bytes, kSeed)}; }

// What a key should hold.
struct Expected {
  std::string value;
  int64_t expire_at_ms;
  Encoding encoding;
};

class TableTest : public SeededTest {
 protected:
  void Set(std::string_view key, std::string_view value, StringForm form = StringForm::kCompact,
           int64_t expire_at_ms = kNoExpiry) {
    table_.SetString(table_.Find(Key(key)), Key(key), value, form, expire_at_ms, kClock);
  }

  const Entry* Find(std::string_view key) const {
    const Table::Position position = table_.Find(Key(key));
    return position ? table_.At(position) : nullptr;
  }

  std::string Value(std::string_view key) const {
    DigitBuffer digits;
    return std::string(Find(key)->String(digits));
  }

  void Erase(std::string_view key) { table_.Erase(table_.Find(Key(key)), Key(key)); }

  // Sizes on both sides of each limit: classes, the largest slab, blocks that are reused.
  size_t RandomSize() {
    constexpr size_t kSizes[] = {0, 1, 8, 20, 44, 45, 100, 400, 480, 500, 504, 512, 600, 1000, 5000, 70'000};
    return kSizes[random_.Below(std::size(kSizes))] + random_.Below(8);
  }

  std::string RandomValue() {
    if (OneIn(5)) return std::to_string(static_cast<int64_t>(random_.Next()) >> random_.Below(64));
    return std::string(RandomSize(), static_cast<char>('a' + random_.Below(26)));
  }

  int64_t RandomExpiry() { return OneIn(2) ? kNoExpiry : static_cast<int64_t>(random_.Below(1'000'000)); }

  const std::atomic<KeyObserver*> nobody_{nullptr};
  Table table_{kSeed, 0, nobody_};
};

Encoding ExpectedEncoding(std::string_view value, StringForm form) {
  if (form == StringForm::kRaw) return Encoding::kRaw;
  const bool integer = form == StringForm::kCompact && !value.empty() &&
                       std::to_string(std::strtoll(std::string(value).c_str(), nullptr, 10)) == value;
  if (integer) return Encoding::kInt;
  return value.size() <= kEmbstrLimit ? Encoding::kEmbstr : Encoding::kRaw;
}

TEST_F(TableTest, IsEmptyAndWeighsNothingAtFirst) {
  EXPECT_EQ(table_.size(), 0u);
  EXPECT_EQ(table_.bytes(), 0u);
  EXPECT_FALSE(table_.Find(Key("a")));
}

TEST_F(TableTest, HoldsStringsInTheFormThatWasAskedFor) {
  for (const StringForm form : {StringForm::kCompact, StringForm::kText, StringForm::kRaw}) {
    for (const std::string& value : {std::string(), std::string("12"), std::string("-9223372036854775808"),
                                     std::string("9223372036854775808"), std::string("012"),
                                     std::string(44, 'x'), std::string(45, 'x'), std::string(100'000, 'x')}) {
      Set("key", value, form);
      EXPECT_EQ(Value("key"), value);
      EXPECT_EQ(Find("key")->StringSize(), value.size());
      EXPECT_EQ(Find("key")->encoding(), ExpectedEncoding(value, form)) << value.substr(0, 30);
      EXPECT_EQ(Find("key")->clock(), kClock);
    }
  }
}

TEST_F(TableTest, HoldsKeysOfEveryLength) {
  std::vector<std::string> keys;
  for (const size_t size : {0, 1, 8, 200, 254, 255, 256, 500, 512, 600, 5000, 100'000}) {
    keys.emplace_back(size, 'k');
  }
  for (const std::string& key : keys) Set(key, "value of " + std::to_string(key.size()), StringForm::kText);
  for (const std::string& key : keys) {
    EXPECT_EQ(Find(key)->key(), key);
    EXPECT_EQ(Value(key), "value of " + std::to_string(key.size()));
    table_.SetExpiry(table_.Find(Key(key)), 5);
    EXPECT_EQ(Find(key)->key(), key);
    EXPECT_EQ(Value(key), "value of " + std::to_string(key.size()));
  }
}

TEST_F(TableTest, HoldsAnEmptyValueUnderAKeyThatFillsASlab) {
  const std::string key(600, 'k');
  Set(key, {}, StringForm::kText);
  Set(key, {}, StringForm::kText);
  EXPECT_EQ(Value(key), "");
}

TEST_F(TableTest, HoldsWhatAMapHoldsAfterRandomChanges) {
  std::map<std::string, Expected> expected;
  for (int step = 0; step < 30'000; ++step) {
    const std::string key = (OneIn(10) ? std::string(300, 'k') : "k") + std::to_string(random_.Below(60));
    const auto row = expected.find(key);
    switch (random_.Below(6)) {
      case 0:
      case 1:
      case 2: {
        const auto form = static_cast<StringForm>(random_.Below(3));
        const Expected set{RandomValue(), RandomExpiry(), Encoding::kRaw};
        Set(key, set.value, form, set.expire_at_ms);
        expected[key] = {set.value, set.expire_at_ms, ExpectedEncoding(set.value, form)};
        break;
      }
      case 3:
        if (row == expected.end()) break;
        row->second.expire_at_ms = RandomExpiry();
        table_.SetExpiry(table_.Find(Key(key)), row->second.expire_at_ms);
        break;
      case 4: {
        if (row == expected.end()) break;
        const size_t size = RandomSize();
        char* bytes = table_.ResizeString(table_.Find(Key(key)), Key(key), size);
        row->second.value.resize(size, '\0');
        row->second.encoding = Encoding::kRaw;
        EXPECT_EQ(std::string_view(bytes, size), row->second.value);
        break;
      }
      default:
        if (row == expected.end()) break;
        Erase(key);
        expected.erase(row);
    }
    const auto now = expected.find(key);
    ASSERT_EQ(Find(key) != nullptr, now != expected.end());
    if (now == expected.end()) continue;
    ASSERT_EQ(Value(key), now->second.value);
    ASSERT_EQ(Find(key)->expire_at_ms(), now->second.expire_at_ms);
    ASSERT_EQ(Find(key)->encoding(), now->second.encoding);
    ASSERT_EQ(Find(key)->clock(), kClock);
    ASSERT_EQ(table_.entries().IsMarked(table_.Find(Key(key))), now->second.expire_at_ms != kNoExpiry);
  }
  size_t expiring = 0;
  for (const auto& [key, row] : expected) {
    EXPECT_EQ(Value(key), row.value);
    if (row.expire_at_ms != kNoExpiry) ++expiring;
  }
  EXPECT_EQ(table_.size(), expected.size());
  EXPECT_EQ(table_.expiring(), expiring);
}

TEST_F(TableTest, WeighsWhatItsEntriesSayAndNothingMoreAtTheEnd) {
  for (int step = 0; step < 3000; ++step) {
    Set(std::to_string(step), RandomValue(), StringForm::kCompact, RandomExpiry());
  }
  table_.entries().ReleaseRetired();
  size_t bytes = table_.entries().bytes() + table_.entries().overflow_count() * sizeof(HashBucket);
  table_.entries().ForEach([&](const Entry* entry, bool) { bytes += entry->MemoryUsage(); });
  EXPECT_EQ(table_.bytes(), bytes);
  for (int step = 0; step < 3000; ++step) Erase(std::to_string(step));
  table_.entries().ReleaseRetired();
  EXPECT_EQ(table_.expiring(), 0u);
  table_.entries().Clear();
  EXPECT_EQ(table_.bytes(), 0u);
}

TEST_F(TableTest, TakesAValueThatPointsIntoTheOldOne) {
  for (const size_t size : {10, 100, 480, 600, 5000}) {
    for (const size_t part : {size_t{1}, size_t{5}, size / 3, size / 2, size - 1, size}) {
      for (const size_t offset : {size_t{0}, (size - part) / 2, size - part}) {
        std::string value(size, '\0');
        for (size_t i = 0; i < size; ++i) value[i] = static_cast<char>('a' + i % 26);
        Set("key", value, StringForm::kText);
        DigitBuffer digits;
        const std::string_view view = Find("key")->String(digits).substr(offset, part);
        const std::string expected(view);
        Set("key", view, StringForm::kText, OneIn(2) ? 5 : kNoExpiry);
        ASSERT_EQ(Value("key"), expected) << size << " " << part << " " << offset;
        Erase("key");
      }
    }
  }
}

TEST_F(TableTest, ReplacesAnIntegerByItsOwnDigits) {
  Set("key", "12345");
  DigitBuffer digits;
  const std::string_view view = Find("key")->String(digits);
  Set("key", view, StringForm::kRaw);
  EXPECT_EQ(Value("key"), "12345");
  EXPECT_EQ(Find("key")->encoding(), Encoding::kRaw);
}

TEST_F(TableTest, GrowsAStringWithRoomForMore) {
  Set("key", "x", StringForm::kText);
  size_t moves = 0;
  const char* before = nullptr;
  for (size_t size = 2; size < 10'000; ++size) {
    const char* bytes = table_.ResizeString(table_.Find(Key("key")), Key("key"), size);
    if (size > SlabArena::kLargestSlab && bytes != before) ++moves;
    before = bytes;
  }
  EXPECT_LT(moves, 20u);
  EXPECT_EQ(Value("key"), "x" + std::string(9998, '\0'));
}

TEST_F(TableTest, ClearsBytesThatAnEarlierSizeLeftBehind) {
  Set("key", std::string(2000, 'x'), StringForm::kText);
  table_.ResizeString(table_.Find(Key("key")), Key("key"), 1000);
  table_.ResizeString(table_.Find(Key("key")), Key("key"), 1500);
  EXPECT_EQ(Value("key"), std::string(1000, 'x') + std::string(500, '\0'));
}

TEST_F(TableTest, MovesValuesOfEachKindBetweenTables) {
  Table other(kSeed, 0, nobody_);
  const std::string long_key(1000, 'k');
  for (int step = 0; step < 3000; ++step) {
    const Expected moved{RandomValue(), RandomExpiry(), Encoding::kRaw};
    const std::string from = OneIn(4) ? long_key : "from";
    const std::string to = OneIn(4) ? long_key : "to";
    Set(from, moved.value, StringForm::kCompact, moved.expire_at_ms);
    if (OneIn(2)) other.SetString(other.Find(Key(to)), Key(to), RandomValue(), StringForm::kText, 3, 0);
    other.MoveFrom(table_, Key(from), Key(to));
    ASSERT_EQ(Find(from), nullptr);
    const Entry* entry = other.At(other.Find(Key(to)));
    DigitBuffer digits;
    ASSERT_EQ(entry->String(digits), moved.value);
    ASSERT_EQ(entry->expire_at_ms(), moved.expire_at_ms);
    ASSERT_EQ(entry->encoding(), ExpectedEncoding(moved.value, StringForm::kCompact));
    ASSERT_EQ(entry->clock(), kClock);
    ASSERT_EQ(table_.expiring(), 0u);
  }
  while (other.size() != 0) {
    const Entry* entry = other.entries().RandomItem(random_);
    const std::string key(entry->key());
    other.Erase(other.Find(Key(key)), Key(key));
  }
  EXPECT_EQ(other.expiring(), 0u);
  for (Table* table : {&table_, &other}) {
    table->entries().Clear();
    EXPECT_EQ(table->bytes(), 0u);
  }
}

TEST_F(TableTest, MovesAValueToAnotherKeyOfTheSameTable) {
  for (const std::string& value : {std::string("12"), std::string("text"), std::string(5000, 'x')}) {
    for (int i = 0; i < 40; ++i) Set("other" + std::to_string(i), "x");
    Set("a", value, StringForm::kCompact, 5);
    table_.MoveFrom(table_, Key("a"), Key("b"));
    EXPECT_EQ(Find("a"), nullptr);
    EXPECT_EQ(Value("b"), value);
    EXPECT_EQ(Find("b")->expire_at_ms(), 5);
    EXPECT_EQ(table_.expiring(), 1u);
  }
}

TEST_F(TableTest, CopiesAValueThatStaysItsOwn) {
  for (const std::string& value : {std::string("12"), std::string("text"), std::string(5000, 'x')}) {
    Set("a", value);
    table_.CopyFrom(*Find("a"), table_.Find(Key("b")), Key("b"), 5, 9);
    table_.ResizeString(table_.Find(Key("a")), Key("a"), 1);
    EXPECT_EQ(Value("b"), value);
    EXPECT_EQ(Find("b")->expire_at_ms(), 5);
    EXPECT_EQ(Find("b")->clock(), 9u);
    EXPECT_EQ(Find("b")->encoding(), ExpectedEncoding(value, StringForm::kCompact));
  }
}

TEST_F(TableTest, RemovesExpiredEntriesSliceBySlice) {
  for (int i = 0; i < 1000; ++i) {
    Set(std::to_string(i), RandomValue(), StringForm::kCompact,
        i % 2 == 0   ? 100
        : i % 4 == 1 ? 101
                     : kNoExpiry);
  }
  size_t removed = 0;
  for (int i = 0; i < 1000 && removed < 500; ++i) removed += table_.RemoveExpired(100, 8).removed;
  EXPECT_EQ(removed, 500u);
  EXPECT_EQ(table_.size(), 500u);
  EXPECT_EQ(table_.expiring(), 250u);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(Find(std::to_string(i)) != nullptr, i % 2 == 1) << i;
}

TEST_F(TableTest, LooksOnlyAtEntriesThatExpire) {
  for (int i = 0; i < 100; ++i) Set(std::to_string(i), "x", StringForm::kCompact, i < 10 ? 100 : kNoExpiry);
  const Table::ExpirySlice slice = table_.RemoveExpired(99, 10'000);
  EXPECT_EQ(slice.looked_at, 10u);
  EXPECT_EQ(slice.removed, 0u);
}

TEST_F(TableTest, ScansLiveEntriesAndRemovesTheOthers) {
  for (int i = 0; i < 1000; ++i) Set(std::to_string(i), "x", StringForm::kCompact, i % 2 == 0 ? 100 : 101);
  std::set<std::string> seen;
  uint64_t cursor = 0;
  size_t removed = 0;
  do {
    const Table::ScanStep step =
        table_.ScanLive(cursor, 100, [&](const Entry& entry) { seen.emplace(entry.key()); });
    removed += step.removed;
    cursor = step.cursor;
  } while (cursor != 0);
  EXPECT_EQ(removed, 500u);
  EXPECT_EQ(table_.size(), 500u);
  EXPECT_EQ(seen.size(), 500u);
}

TEST_F(TableTest, ChoosesNothingWhenEverythingHasExpired) {
  for (int i = 0; i < 100; ++i) Set(std::to_string(i), "x", StringForm::kCompact, 100);
  const Table::RandomPick pick = table_.RandomLive(random_, 100);
  EXPECT_EQ(pick.entry, nullptr);
  EXPECT_EQ(pick.removed, 100u);
  EXPECT_EQ(table_.size(), 0u);
}

TEST_F(TableTest, FreesLargeValuesInTheBackground) {
  Set("key", std::string(1'000'000, 'x'));
  const size_t done = ReclaimDone();
  Erase("key");
  WaitForReclaim();
  EXPECT_GT(ReclaimDone(), done);
}

}  // namespace
}  // namespace nacre
