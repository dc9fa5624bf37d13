#include "structures/sorted_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

struct FreeMember {
  void operator()(ScoredMember* member) const { std::free(member); }
};
using OwnedMember = std::unique_ptr<ScoredMember, FreeMember>;

OwnedMember NewMember(double score, std::string_view name) {
  return OwnedMember(ScoredMember::Write(std::malloc(ScoredMember::BlockBytes(name.size())), score, name));
}

bool InOrder(const OwnedMember& left, const OwnedMember& right) {
  return left->score != right->score ? left->score < right->score : left->name() < right->name();
}

// A tree beside a sorted vector of the same members, which owns them.
class SortedTreeModel : public SeededTest {
 protected:
  void TearDown() override {
    while (!members_.empty()) EraseAt(members_.size() - 1);
    EXPECT_EQ(tree_.bytes(), 0u);
    SeededTest::TearDown();
  }

  void Insert(double score, const std::string& name) {
    OwnedMember member = NewMember(score, name);
    const auto at = std::lower_bound(members_.begin(), members_.end(), member, InOrder);
    if (at != members_.end() && !InOrder(member, *at)) return;
    tree_.Insert(member.get());
    members_.insert(at, std::move(member));
  }

  void EraseAt(size_t rank) {
    tree_.Erase(members_[rank].get());
    members_.erase(members_.begin() + static_cast<ptrdiff_t>(rank));
  }

  void ChangeScore(size_t rank, double score) {
    OwnedMember probe = NewMember(score, members_[rank]->name());
    if (std::binary_search(members_.begin(), members_.end(), probe, InOrder)) return;
    tree_.ChangeScore(members_[rank].get(), score);
    std::sort(members_.begin(), members_.end(), InOrder);
  }

  void TakeRun(size_t rank, size_t count) {
    count = std::min(count, members_.size() - rank);
    while (count != 0) {
      ScoredMember* taken[SortedTree::kLeafSlots];
      const size_t run = tree_.TakeRun(rank, count, taken);
      ASSERT_GE(run, 1u);
      ASSERT_LE(run, count);
      for (size_t i = 0; i < run; ++i) ASSERT_EQ(taken[i], members_[rank + i].get());
      const auto from = members_.begin() + static_cast<ptrdiff_t>(rank);
      members_.erase(from, from + static_cast<ptrdiff_t>(run));
      count -= run;
    }
  }

  void ExpectSame() {
    ASSERT_TRUE(tree_.IsConsistent());
    ASSERT_EQ(tree_.size(), members_.size());
    SortedTree::Place place = tree_.First();
    for (const OwnedMember& member : members_) {
      ASSERT_TRUE(place);
      ASSERT_EQ(place.member(), member.get());
      place.Advance();
    }
    ASSERT_FALSE(place);
    place = tree_.Last();
    for (size_t i = members_.size(); i-- > 0; place.Retreat()) ASSERT_EQ(place.member(), members_[i].get());
    ASSERT_FALSE(place);
  }

  void ExpectRanks() {
    if (members_.empty()) return;
    const size_t rank = random_.Below(members_.size());
    const ScoredMember* member = members_[rank].get();
    ASSERT_EQ(tree_.RankOf(member), rank);
    ASSERT_EQ(tree_.AtRank(rank).member(), member);
    ASSERT_FALSE(tree_.AtRank(members_.size()));
    const double score = member->score;
    const auto lower = tree_.Seek([&](double other, const ScoredMember&) { return other < score; });
    const auto upper = tree_.Seek([&](double other, const ScoredMember&) { return other <= score; });
    size_t below = 0;
    size_t not_above = 0;
    for (const OwnedMember& each : members_) {
      below += each->score < score;
      not_above += each->score <= score;
    }
    ASSERT_EQ(lower.rank, below);
    ASSERT_EQ(lower.place.member(), members_[below].get());
    ASSERT_EQ(upper.rank, not_above);
    ASSERT_EQ(static_cast<bool>(upper.place), not_above < members_.size());
  }

  double AnyScore(uint64_t kinds) {
    const uint64_t kind = random_.Below(kinds);
    if (kind == 0) return 0;
    if (kind == 1) return -0.0;
    if (kind == 2) return std::numeric_limits<double>::infinity();
    if (kind == 3) return -std::numeric_limits<double>::infinity();
    return static_cast<double>(kind) / 4 - static_cast<double>(kinds) / 8;
  }

  std::string AnyName(uint64_t names) {
    std::string name = std::to_string(random_.Below(names));
    if (OneIn(8)) name.insert(0, 1, static_cast<char>(random_.Below(256)));
    return name.substr(OneIn(50) ? name.size() : 0);
  }

  // Grows to `size` and shrinks to nothing, with changes in between.
  void GrowAndShrink(size_t size, uint64_t scores) {
    bool grows = true;
    for (size_t step = 0; grows || !members_.empty(); ++step) {
      if (members_.size() >= size) grows = false;
      const uint64_t choice = random_.Below(10);
      if (choice < (grows ? 7u : 2u) || members_.empty()) {
        Insert(AnyScore(scores), AnyName(size * 4));
      } else if (choice < 9) {
        EraseAt(random_.Below(members_.size()));
      } else if (OneIn(4)) {
        TakeRun(random_.Below(members_.size()), 1 + random_.Below(grows ? 10 : size / 4));
      } else {
        ChangeScore(random_.Below(members_.size()), AnyScore(scores));
      }
      if (step % 64 == 0) ExpectRanks();
      if (step % 512 == 0) ExpectSame();
      if (HasFatalFailure()) return;
    }
    ExpectSame();
  }

  SortedTree tree_;
  std::vector<OwnedMember> members_;
};

TEST_F(SortedTreeModel, IsEmptyAtFirst) {
  EXPECT_EQ(tree_.size(), 0u);
  EXPECT_FALSE(tree_.First());
  EXPECT_FALSE(tree_.Last());
  EXPECT_FALSE(tree_.AtRank(0));
  EXPECT_EQ(tree_.Seek([](double, const ScoredMember&) { return true; }).rank, 0u);
}

TEST_F(SortedTreeModel, KeepsFewMembersInOrder) {
  for (int round = 0; round < 20; ++round) GrowAndShrink(40, 10);
}

TEST_F(SortedTreeModel, KeepsManyMembersOfManyScoresInOrder) { GrowAndShrink(3000, 100000); }

TEST_F(SortedTreeModel, KeepsManyMembersOfFewScoresInOrder) { GrowAndShrink(3000, 6); }

TEST_F(SortedTreeModel, GrowsByThreeLevels) {
  for (int i = 0; i < 12000; ++i) Insert(static_cast<double>(random_.Below(1u << 20)), std::to_string(i));
  ExpectSame();
  for (int i = 0; i < 200; ++i) ExpectRanks();
  while (members_.size() > 2000) EraseAt(members_.size() - 1 - random_.Below(members_.size() / 50));
  ExpectSame();
}

TEST_F(SortedTreeModel, FillsItsLeavesWhenScoresAscend) {
  for (int i = 0; i < 20000; ++i) Insert(i, "member");
  ExpectSame();
  EXPECT_LT(tree_.bytes(), 20000u * 18);
  for (int i = 0; i < 300; ++i) EraseAt(0);
  ExpectSame();
}

TEST_F(SortedTreeModel, FillsItsLeavesWhenScoresDescend) {
  for (int i = 0; i < 8000; ++i) Insert(-i, "member");
  ExpectSame();
  EXPECT_LT(tree_.bytes(), 8000u * 19);
}

TEST_F(SortedTreeModel, SpendsLessThanTwentyThreeBytesAMemberWhenScoresAreRandom) {
  for (int i = 0; i < 8000; ++i) Insert(static_cast<double>(random_.Next() >> 20), "member");
  EXPECT_LT(tree_.bytes(), 8000u * 23);
}

TEST_F(SortedTreeModel, IsBuiltFromMembersInOrder) {
  for (const size_t size : {0u, 1u, 63u, 64u, 65u, 4096u, 4097u, 10000u}) {
    std::vector<ScoredMember*> members;
    for (size_t i = 0; i < size; ++i) {
      members_.push_back(NewMember(static_cast<double>(i / 3), std::to_string(i % 3)));
      members.push_back(members_.back().get());
    }
    tree_.Build(members);
    ExpectSame();
    for (int i = 0; i < 50; ++i) ExpectRanks();
    for (size_t i = 0; i < size / 2; ++i) Insert(AnyScore(1000), AnyName(1000));
    ExpectSame();
    TakeRun(0, members_.size());
    ExpectSame();
  }
}

TEST_F(SortedTreeModel, MovesAMemberOnlyIfItsRankChanges) {
  for (int i = 0; i < 1000; ++i) Insert(i, "m");
  const SortedTree::Place place = tree_.AtRank(500);
  tree_.ChangeScore(place.member(), 500.5);
  EXPECT_EQ(place.score(), 500.5);
  EXPECT_EQ(tree_.RankOf(place.member()), 500u);
  for (const size_t rank : {0u, 64u, 128u, 999u}) ChangeScore(rank, static_cast<double>(rank) + 0.25);
  ExpectSame();
  ChangeScore(999, -5);
  ChangeScore(1, 5000);
  ExpectSame();
}

}  // namespace
}  // namespace nacre
