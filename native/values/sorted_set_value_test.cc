#include "values/sorted_set_value.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

using Limits = SortedSetValue::PackedLimits;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

using Pair = std::pair<double, std::string>;

std::vector<Pair> PairsOf(const SortedSetValue& set) {
  std::vector<Pair> pairs;
  set.VisitAll([&](std::string_view name, double score) { pairs.emplace_back(score, name); });
  return pairs;
}

// A sorted set beside the standard library's containers.
class SortedSetModel : public SeededTest {
 protected:
  void Set(const std::string& name, double score) {
    const SortedSetValue::Lookup found = set_.Find(name);
    const auto known = scores_.find(name);
    ASSERT_EQ(static_cast<bool>(found), known != scores_.end());
    if (!found) {
      set_.Add(found, name, score, limits_);
    } else {
      ASSERT_EQ(found.score(), known->second);
      set_.ChangeScore(found, name, score);
      ordered_.erase({known->second, name});
    }
    scores_[name] = score;
    ordered_.insert({score, name});
  }

  void Remove(const std::string& name) {
    const SortedSetValue::Lookup found = set_.Find(name);
    const auto known = scores_.find(name);
    ASSERT_EQ(static_cast<bool>(found), known != scores_.end());
    if (!found) return;
    set_.Remove(found);
    ordered_.erase({known->second, name});
    scores_.erase(known);
  }

  void RemoveRange(size_t first, size_t count) {
    set_.RemoveRange({first, count});
    auto from = std::next(ordered_.begin(), static_cast<ptrdiff_t>(first));
    for (; count != 0; --count) {
      scores_.erase(from->second);
      from = ordered_.erase(from);
    }
  }

  void ExpectSame() {
    ASSERT_EQ(set_.size(), ordered_.size());
    ASSERT_EQ(PairsOf(set_), std::vector<Pair>(ordered_.begin(), ordered_.end()));
    if (ordered_.empty()) return;
    const size_t rank = random_.Below(ordered_.size());
    const auto& [score, name] = *std::next(ordered_.begin(), static_cast<ptrdiff_t>(rank));
    ASSERT_EQ(set_.RankOf(set_.Find(name)), rank);
    ExpectScoreRange(score, score + static_cast<double>(random_.Below(3)));
    std::vector<Pair> backwards;
    set_.VisitRange({0, rank + 1}, true,
                    [&](std::string_view each, double at) { backwards.emplace_back(at, each); });
    ASSERT_EQ(backwards.size(), rank + 1);
    ASSERT_EQ(backwards.front().second, name);
    ASSERT_EQ(backwards.back(), *ordered_.begin());
  }

  void ExpectScoreRange(double min, double max) {
    ScoreRange range{min, max, OneIn(2), OneIn(2)};
    const RankRange ranks = set_.RanksOf(range);
    size_t before = 0;
    size_t inside = 0;
    for (const auto& [score, name] : ordered_) {
      if (range.StartsAfter(score)) {
        ++before;
      } else if (!range.EndsBefore(score)) {
        ++inside;
      }
    }
    ASSERT_EQ(ranks.count, inside);
    if (inside != 0) {
      ASSERT_EQ(ranks.first, before);
    }
  }

  void ChangeAtRandom(size_t rounds, uint64_t names) {
    for (size_t round = 0; round < rounds; ++round) {
      const std::string name = std::to_string(random_.Below(names));
      const uint64_t choice = random_.Below(20);
      if (choice < 12) {
        Set(name, static_cast<double>(random_.Below(64)) / 4);
      } else if (choice < 19) {
        Remove(name);
      } else if (!ordered_.empty()) {
        const size_t first = random_.Below(ordered_.size());
        RemoveRange(first, random_.Below(ordered_.size() - first + 1) / 2);
      }
      if (round % 50 == 0) ExpectSame();
      if (HasFatalFailure()) return;
    }
  }

  Limits limits_{128, 64};
  SortedSetValue set_;
  std::map<std::string, double> scores_;
  std::set<Pair> ordered_;
};

TEST_F(SortedSetModel, AgreesWhilePacked) {
  ChangeAtRandom(3000, 60);
  EXPECT_TRUE(set_.IsPacked());
}

TEST_F(SortedSetModel, AgreesAsATree) {
  limits_.entries = 0;
  ChangeAtRandom(5000, 3000);
  EXPECT_EQ(set_.encoding_name(), "skiplist");
}

TEST_F(SortedSetModel, ReturnsAllMemoryOfATree) {
  limits_.entries = 0;
  Set("first", 1);
  for (int i = 0; i < 2000; ++i) Set("member:" + std::to_string(i), i);
  const size_t full = set_.bytes();
  EXPECT_LT(full, 2000u * 90);
  RemoveRange(1, 2000);
  EXPECT_LT(set_.bytes(), 8192u) << "a page may stay";
  ExpectSame();
}

TEST_F(SortedSetModel, BecomesATreeBeyondItsLimits) {
  for (int i = 0; i < 128; ++i) Set(std::to_string(i), i % 7);
  EXPECT_EQ(set_.encoding_name(), "listpack");
  Set("one more", 3);
  EXPECT_EQ(set_.encoding_name(), "skiplist");
  ExpectSame();
  RemoveRange(5, 120);
  EXPECT_EQ(set_.encoding_name(), "skiplist");
  ExpectSame();
}

TEST_F(SortedSetModel, BecomesATreeForALongName) {
  Set(std::string(64, 'x'), 1);
  EXPECT_TRUE(set_.IsPacked());
  Set(std::string(65, 'x'), 1);
  EXPECT_FALSE(set_.IsPacked());
  ExpectSame();
}

TEST_F(SortedSetModel, ClonesShareNothing) {
  for (const size_t entries : {128u, 0u}) {
    limits_.entries = entries;
    for (int i = 0; i < 100; ++i) Set(std::to_string(i), i % 9);
    const auto clone = set_.Clone();
    const auto& copy = static_cast<const SortedSetValue&>(*clone);
    EXPECT_EQ(PairsOf(copy), PairsOf(set_));
    EXPECT_EQ(copy.encoding_name(), set_.encoding_name());
    RemoveRange(0, set_.size());
    EXPECT_EQ(copy.size(), 100u);
    EXPECT_EQ(copy.ScoreOf("42"), 42 % 9);
  }
}

TEST_F(SortedSetModel, FindsRangesOfNames) {
  for (const size_t entries : {128u, 0u}) {
    limits_.entries = entries;
    for (const char* name : {"a", "b", "c", "d"}) Set(name, 0);
    using Kind = NameBound::Kind;
    const auto count = [&](NameBound min, NameBound max) { return set_.RanksOf(NameRange{min, max}).count; };
    EXPECT_EQ(count({Kind::kLeast, {}}, {Kind::kGreatest, {}}), 4u);
    EXPECT_EQ(count({Kind::kGreatest, {}}, {Kind::kLeast, {}}), 0u);
    EXPECT_EQ(count({Kind::kIncluded, "b"}, {Kind::kIncluded, "c"}), 2u);
    EXPECT_EQ(count({Kind::kExcluded, "b"}, {Kind::kIncluded, "c"}), 1u);
    EXPECT_EQ(count({Kind::kExcluded, "b"}, {Kind::kExcluded, "c"}), 0u);
    EXPECT_EQ(count({Kind::kIncluded, "c"}, {Kind::kIncluded, "b"}), 0u);
    EXPECT_EQ(set_.RanksOf(NameRange{{Kind::kIncluded, "bb"}, {Kind::kGreatest, {}}}).first, 2u);
    RemoveRange(0, 4);
  }
}

TEST_F(SortedSetModel, KeepsOddScoresWhenPacked) {
  for (const double score : {kInfinity, -kInfinity, 0.1, 1e300, -5e-324, 9007199254740993.0, 1e17, 0x1p60}) {
    Set("m", score);
    ASSERT_TRUE(set_.IsPacked());
    EXPECT_EQ(set_.ScoreOf("m"), score);
  }
}

TEST_F(SortedSetModel, ScansEveryMember) {
  limits_.entries = 0;
  for (int i = 0; i < 1000; ++i) Set(std::to_string(i), i);
  std::set<std::string> seen;
  uint64_t cursor = 0;
  do {
    cursor = set_.Scan(cursor, [&](std::string_view name, double) { seen.emplace(name); });
  } while (cursor != 0);
  EXPECT_EQ(seen.size(), 1000u);
}

PackedList ListOf(std::initializer_list<std::string_view> texts) {
  PackedList list;
  for (const std::string_view text : texts) list.Append(PackedValue(text));
  return list;
}

TEST(SortedSetValue, IsReadFromPairsInAnyOrder) {
  const Limits limits{128, 64};
  const auto set = SortedSetValue::FromPacked(ListOf({"b", "2", "a", "-inf", "c", "0.5"}), limits);
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(PairsOf(*set), (std::vector<Pair>{{-kInfinity, "a"}, {0.5, "c"}, {2, "b"}}));
  EXPECT_TRUE(set->IsPacked());
  EXPECT_EQ(SortedSetValue::FromPacked(ListOf({"a", "1", "b"}), limits), nullptr);
  EXPECT_EQ(SortedSetValue::FromPacked(ListOf({"a", "1", "a", "2"}), limits), nullptr);
  EXPECT_EQ(SortedSetValue::FromPacked(ListOf({"a", "nan"}), limits), nullptr);
  EXPECT_EQ(SortedSetValue::FromPacked(ListOf({"a", "one"}), limits), nullptr);
  EXPECT_FALSE(SortedSetValue::FromPacked(ListOf({"a", "1", "b", "2"}), {1, 64})->IsPacked());
}

}  // namespace
}  // namespace nacre
