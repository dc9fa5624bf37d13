#include "structures/string_set.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/seeded_test.h"

namespace nacre {
namespace {

constexpr HashSeed kSeed{1, 2};

using StringSetProperties = SeededTest;

TEST(StringSet, HoldsMembersOfAnyLength) {
  StringSet set(kSeed);
  for (const size_t size : {0u, 1u, 254u, 255u, 256u, 600u, 100'000u}) {
    const std::string member(size, 'm');
    EXPECT_FALSE(set.Contains(member));
    EXPECT_TRUE(set.Add(member));
    EXPECT_FALSE(set.Add(member));
    EXPECT_TRUE(set.Contains(member));
  }
  EXPECT_EQ(set.size(), 7u);
}

TEST(StringSet, RemovesAMemberThroughAViewOfIt) {
  StringSet set(kSeed);
  Random random(1);
  for (int i = 0; i < 1000; ++i) set.Add("member " + std::to_string(i));
  while (set.size() != 0) EXPECT_TRUE(set.Remove(set.RandomMember(random)));
}

TEST(StringSet, OwnsLittleOnceItIsEmptied) {
  StringSet set(kSeed);
  for (int i = 0; i < 10'000; ++i) set.Add(std::to_string(i));
  EXPECT_LT(set.owned_bytes(), 10'000u * 36);
  for (int i = 0; i < 10'000; ++i) set.Remove(std::to_string(i));
  // A page of buckets, and the directory.
  EXPECT_LT(set.owned_bytes(), 10'000u);
}

TEST(StringSet, StopsAVisitWhenItIsTold) {
  StringSet set(kSeed);
  for (int i = 0; i < 100; ++i) set.Add(std::to_string(i));
  int seen = 0;
  EXPECT_FALSE(set.VisitWhile([&](std::string_view) { return ++seen < 7; }));
  EXPECT_EQ(seen, 7);
}

TEST_F(StringSetProperties, AgreesWithASet) {
  StringSet set(kSeed);
  std::set<std::string> model;
  for (int step = 0; step < 30'000; ++step) {
    const std::string member = std::to_string(random_.Below(step < 15'000 ? 5000 : 300)) +
                               std::string(OneIn(10) ? random_.Below(700) / 100 * 100 : 0, 'x');
    if (OneIn(step < 15'000 ? 4 : 2)) {
      EXPECT_EQ(set.Remove(member), model.erase(member) == 1);
    } else {
      EXPECT_EQ(set.Add(member), model.insert(member).second);
    }
    ASSERT_EQ(set.size(), model.size());
  }
  std::set<std::string> seen;
  set.VisitWhile([&](std::string_view member) { return seen.emplace(member).second; });
  EXPECT_EQ(seen, model);
}

TEST_F(StringSetProperties, ScansWhatIsThereThroughout) {
  StringSet set(kSeed);
  for (int i = 0; i < 500; ++i) set.Add("stays " + std::to_string(i));
  std::set<std::string> seen;
  uint64_t cursor = 0;
  do {
    cursor = set.Scan(cursor, [&](std::string_view member) { seen.emplace(member); });
    for (int i = 0; i < 20; ++i) {
      const std::string passing = "passes " + std::to_string(random_.Below(3000));
      if (!set.Add(passing)) set.Remove(passing);
    }
  } while (cursor != 0);
  for (int i = 0; i < 500; ++i) EXPECT_TRUE(seen.contains("stays " + std::to_string(i)));
}

}  // namespace
}  // namespace nacre
