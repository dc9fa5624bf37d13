#include "structures/int_set.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();
constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();

// The little-endian bytes of `value`, `width` of them.
std::string Bytes(int64_t value, size_t width) { return {reinterpret_cast<const char*>(&value), width}; }

std::string Block(size_t width, const std::vector<int64_t>& integers) {
  std::string bytes = Bytes(static_cast<int64_t>(width), 4) + Bytes(static_cast<int64_t>(integers.size()), 4);
  for (const int64_t value : integers) bytes += Bytes(value, width);
  return bytes;
}

IntSet SetOf(const std::vector<int64_t>& integers) {
  IntSet set;
  for (const int64_t value : integers) set.Add(value);
  return set;
}

using IntSetProperties = SeededTest;

TEST(IntSet, IsEmptyAtFirst) {
  IntSet set;
  EXPECT_EQ(set.size(), 0u);
  EXPECT_FALSE(set.Contains(0));
  EXPECT_FALSE(set.Remove(0));
  EXPECT_EQ(set.bytes(), Block(2, {}));
  EXPECT_EQ(set.allocated_bytes(), 0u);
}

TEST(IntSet, HoldsIntegersInAscendingOrder) { EXPECT_EQ(SetOf({5, -1, 3, 5}).bytes(), Block(2, {-1, 3, 5})); }

TEST(IntSet, WidensWithItsWidestInteger) {
  IntSet set = SetOf({1, 2, -32768, 32767});
  EXPECT_EQ(set.bytes(), Block(2, {-32768, 1, 2, 32767}));
  EXPECT_TRUE(set.Add(32768));
  EXPECT_EQ(set.bytes(), Block(4, {-32768, 1, 2, 32767, 32768}));
  EXPECT_TRUE(set.Add(-2147483649));
  EXPECT_EQ(set.bytes(), Block(8, {-2147483649, -32768, 1, 2, 32767, 32768}));
}

TEST(IntSet, WidensFromTheNarrowestToTheWidestAtOnce) {
  EXPECT_EQ(SetOf({-7, 7, kSmallest}).bytes(), Block(8, {kSmallest, -7, 7}));
  EXPECT_EQ(SetOf({-7, 7, kLargest}).bytes(), Block(8, {-7, 7, kLargest}));
}

TEST(IntSet, StaysWideWhenItsWidestIntegerGoes) {
  IntSet set = SetOf({1, 70000});
  EXPECT_TRUE(set.Remove(70000));
  EXPECT_EQ(set.bytes(), Block(4, {1}));
}

TEST(IntSet, BeginsAnewWhenItWasEmptied) {
  IntSet set = SetOf({kLargest});
  EXPECT_TRUE(set.Remove(kLargest));
  EXPECT_EQ(set.allocated_bytes(), 0u);
  set.Add(1);
  EXPECT_EQ(set.bytes(), Block(2, {1}));
}

TEST(IntSet, DoesNotFindIntegersThatAreTooWideForIt) {
  const IntSet set = SetOf({1, -1});
  for (const int64_t value : {int64_t{65537}, int64_t{-65537}, kSmallest, kLargest}) {
    EXPECT_FALSE(set.Contains(value));
  }
}

TEST(IntSet, TakesTheBytesOfAnIntset) {
  for (const std::string& bytes :
       {Block(2, {-3, 0, 9}), Block(4, {1}), Block(8, {kSmallest, kLargest}), Block(4, {})}) {
    const auto set = IntSet::FromBytes(bytes);
    ASSERT_TRUE(set);
    EXPECT_EQ(set->size(), (bytes.size() - 8) / static_cast<unsigned char>(bytes[0]));
    EXPECT_EQ(set->bytes(), set->size() == 0 ? Block(2, {}) : bytes);
  }
}

TEST(IntSet, RefusesBytesThatAreNoIntset) {
  std::string other_count = Block(2, {1, 2});
  other_count[4] = 3;
  std::string huge_count = Block(8, {1, 2});
  huge_count[7] = '\x40';
  for (const std::string& bytes :
       {std::string(), std::string("\2\0\0\0", 4), Block(2, {1, 1}), Block(2, {2, 1}), Block(8, {0, -1}),
        Block(4, {5, 4}), Block(3, {1}), Block(0, {}), Block(2, {1}) + "x", other_count, huge_count}) {
    EXPECT_FALSE(IntSet::FromBytes(bytes)) << testing::PrintToString(bytes);
  }
}

TEST(IntSet, ClonesIntoASetOfItsOwn) {
  IntSet set = SetOf({1, 2, 3});
  IntSet copy = set.Clone();
  set.Add(4);
  EXPECT_EQ(copy.bytes(), Block(2, {1, 2, 3}));
  EXPECT_EQ(IntSet().Clone().size(), 0u);
}

TEST(IntSet, GivesMemoryBackWhileItShrinks) {
  IntSet set;
  for (int64_t i = 0; i < 1000; ++i) set.Add(i);
  EXPECT_GE(set.allocated_bytes(), 2008u);
  EXPECT_LT(set.allocated_bytes(), 2300u);
  for (int64_t i = 0; i < 990; ++i) set.Remove(i);
  EXPECT_LT(set.allocated_bytes(), 100u);
}

TEST_F(IntSetProperties, AgreesWithASortedSet) {
  for (int round = 0; round < 40; ++round) {
    IntSet set;
    std::set<int64_t> model;
    const uint64_t bits = 1 + random_.Below(64);
    for (int step = 0; step < 400; ++step) {
      const auto value = static_cast<int64_t>(random_.Next() >> (64 - bits)) - (OneIn(2) ? 1 << 7 : 0);
      if (OneIn(3)) {
        EXPECT_EQ(set.Remove(value), model.erase(value) == 1);
      } else {
        EXPECT_EQ(set.Add(value), model.insert(value).second);
      }
      EXPECT_EQ(set.size(), model.size());
      const auto other = static_cast<int64_t>(random_.Next() >> (64 - bits));
      EXPECT_EQ(set.Contains(other), model.contains(other));
    }
    size_t index = 0;
    for (const int64_t value : model) EXPECT_EQ(set.At(index++), value);
    const auto again = IntSet::FromBytes(set.bytes());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->bytes(), set.bytes());
  }
}

}  // namespace
}  // namespace nacre
