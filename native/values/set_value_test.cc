#include "values/set_value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/seeded_test.h"

namespace nacre {
namespace {

constexpr SetValue::Limits kLimits{512, 128, 64, {1, 2}};
constexpr SetValue::Limits kTight{8, 4, 10, {1, 2}};

std::set<std::string> MembersOf(const SetValue& set) {
  std::set<std::string> members;
  set.Visit([&](const auto& member) {
    DigitBuffer digits;
    EXPECT_TRUE(members.emplace(ViewOf(member, digits)).second);
  });
  return members;
}

SetValue& AddNumbers(SetValue& set, int from, int to, const SetValue::Limits& limits) {
  for (int i = from; i < to; ++i) set.Add(std::to_string(i), limits);
  return set;
}

SetValue& AddTexts(SetValue& set, int from, int to, const SetValue::Limits& limits) {
  for (int i = from; i < to; ++i) set.Add("m" + std::to_string(i), limits);
  return set;
}

using SetValueProperties = SeededTest;

TEST(SetValue, IsAnIntsetWhileItsMembersAreIntegers) {
  SetValue set;
  AddNumbers(set, 0, 512, kLimits);
  EXPECT_EQ(set.encoding_name(), "intset");
  set.Add("512", kLimits);
  EXPECT_EQ(set.encoding_name(), "hashtable");
  EXPECT_EQ(set.size(), 513u);
  EXPECT_TRUE(set.Contains("77"));
}

TEST(SetValue, DoesNotTakeForAnIntegerWhatIsWrittenOtherwise) {
  SetValue set;
  for (const char* member : {"1", "01", "+1", " 1", "1.0", "-0"}) EXPECT_TRUE(set.Add(member, kLimits));
  EXPECT_EQ(set.size(), 6u);
  EXPECT_EQ(set.encoding_name(), "listpack");
}

TEST(SetValue, BecomesPackedWithAShortTextIfItIsSmall) {
  SetValue set;
  AddNumbers(set, 0, 127, kLimits).Add("text", kLimits);
  EXPECT_EQ(set.encoding_name(), "listpack");
  EXPECT_EQ(set.size(), 128u);
  set.Add("another", kLimits);
  EXPECT_EQ(set.encoding_name(), "hashtable");
}

TEST(SetValue, BecomesATableWithATextIfItIsLarge) {
  SetValue set;
  AddNumbers(set, 0, 128, kLimits).Add("text", kLimits);
  EXPECT_EQ(set.encoding_name(), "hashtable");
  EXPECT_EQ(set.size(), 129u);
}

TEST(SetValue, BecomesATableWithALongText) {
  SetValue packed;
  packed.Add(std::string(64, 'x'), kLimits);
  EXPECT_EQ(packed.encoding_name(), "listpack");
  packed.Add(std::string(65, 'x'), kLimits);
  EXPECT_EQ(packed.encoding_name(), "hashtable");
  SetValue integers;
  AddNumbers(integers, 0, 3, kLimits).Add(std::string(65, 'x'), kLimits);
  EXPECT_EQ(integers.encoding_name(), "hashtable");
}

TEST(SetValue, BecomesATableWithATextWhereItsOwnIntegersAreTooLong) {
  SetValue set;
  set.Add("-1234567890", kTight);
  set.Add("x", kTight);
  EXPECT_EQ(set.encoding_name(), "hashtable");
}

TEST(SetValue, BeginsInTheFormThatHoldsWhatIsExpected) {
  EXPECT_EQ(SetValue(PackedValue(int64_t{1}), 512, kLimits).encoding_name(), "intset");
  EXPECT_EQ(SetValue(PackedValue("a"), 128, kLimits).encoding_name(), "listpack");
  EXPECT_EQ(SetValue(PackedValue("a"), 129, kLimits).encoding_name(), "hashtable");
  EXPECT_EQ(SetValue(PackedValue(int64_t{1}), 9, {8, 10, 64, {}}).encoding_name(), "listpack");
  EXPECT_EQ(SetValue(PackedValue(int64_t{1}), 513, kLimits).encoding_name(), "hashtable");
}

TEST(SetValue, PreparesForManyMembersAtOnce) {
  SetValue set;
  set.Add("1", kLimits);
  set.Expect(512, kLimits);
  EXPECT_EQ(set.encoding_name(), "intset");
  set.Expect(513, kLimits);
  EXPECT_EQ(set.encoding_name(), "hashtable");
  EXPECT_TRUE(set.Contains("1"));
}

TEST(SetValue, IsMadeOfTheSmallFormsOfADump) {
  IntSet integers;
  for (int64_t i = 0; i < 9; ++i) integers.Add(i);
  EXPECT_EQ(SetValue::FromIntegers(integers.Clone(), kLimits)->encoding_name(), "intset");
  EXPECT_EQ(SetValue::FromIntegers(integers.Clone(), kTight)->encoding_name(), "hashtable");
  EXPECT_EQ(SetValue::FromIntegers({}, kLimits), nullptr);
  PackedList members;
  for (const char* member : {"a", "1", "b", "2", "c"}) members.Append(std::string_view(member));
  EXPECT_EQ(SetValue::FromPacked(members.Clone(), kLimits)->encoding_name(), "listpack");
  EXPECT_EQ(SetValue::FromPacked(members.Clone(), kTight)->encoding_name(), "hashtable");
  members.Append(std::string_view("1"));
  EXPECT_EQ(SetValue::FromPacked(members.Clone(), kLimits), nullptr);
  EXPECT_EQ(SetValue::FromPacked({}, kLimits), nullptr);
}

TEST(SetValue, GoesBackToIntegersOnlyWhenAsked) {
  SetValue set;
  AddNumbers(set, 0, 5, kLimits).Add("text", kLimits);
  set.HoldAsIntegers(kLimits);
  EXPECT_EQ(set.encoding_name(), "listpack");
  set.Remove("text");
  EXPECT_EQ(set.encoding_name(), "listpack");
  set.HoldAsIntegers(kTight);
  EXPECT_EQ(set.encoding_name(), "intset");
  EXPECT_EQ(MembersOf(set).size(), 5u);
}

TEST(SetValue, ClonesInTheSameForm) {
  for (const int texts : {0, 50, 500}) {
    SetValue set;
    AddTexts(AddNumbers(set, 0, 60, kLimits), 0, texts, kLimits);
    const auto copy = set.Clone();
    EXPECT_EQ(copy->encoding_name(), set.encoding_name());
    EXPECT_EQ(MembersOf(static_cast<const SetValue&>(*copy)), MembersOf(set));
    set.Remove("3");
    EXPECT_EQ(copy->size(), set.size() + 1);
  }
}

TEST_F(SetValueProperties, AgreesWithASet) {
  for (int round = 0; round < 30; ++round) {
    SetValue set;
    std::set<std::string> model;
    const SetValue::Limits& limits = OneIn(2) ? kLimits : kTight;
    const uint64_t range = OneIn(2) ? 10 : 1000;
    const bool texts = OneIn(2);
    for (int step = 0; step < 1500; ++step) {
      const std::string number = std::to_string(random_.Below(range));
      const std::string member = texts && OneIn(3) ? "m" + number : number;
      if (OneIn(3)) {
        EXPECT_EQ(set.Remove(member), model.erase(member) == 1);
      } else {
        EXPECT_EQ(set.Add(member, limits), model.insert(member).second);
      }
      EXPECT_EQ(set.Contains(number), model.contains(number));
    }
    EXPECT_EQ(MembersOf(set), model);
    EXPECT_EQ(set.size(), model.size());
  }
}

TEST_F(SetValueProperties, ChoosesDistinctMembersOfEveryForm) {
  for (const int count : {3, 100, 900}) {
    for (const bool texts : {false, true}) {
      SetValue set;
      texts ? AddTexts(set, 0, count, kLimits) : AddNumbers(set, 0, count, kLimits);
      for (int round = 0; round < 50; ++round) {
        const size_t wanted = random_.Below(set.size() + 1);
        std::set<std::string> chosen;
        for (const PackedValue& member : set.RandomMembers(random_, wanted)) {
          DigitBuffer digits;
          EXPECT_TRUE(set.Contains(member));
          EXPECT_TRUE(chosen.emplace(member.View(digits)).second);
        }
        EXPECT_EQ(chosen.size(), wanted);
      }
    }
  }
}

TEST_F(SetValueProperties, PopsWhatItThenLacks) {
  for (const int count : {2, 100, 700}) {
    for (const bool texts : {false, true}) {
      for (int round = 0; round < 40; ++round) {
        SetValue set;
        texts ? AddTexts(set, 0, count, kLimits) : AddNumbers(set, 0, count, kLimits);
        std::set<std::string> left = MembersOf(set);
        const size_t popped = 1 + random_.Below(static_cast<uint64_t>(count) - 1);
        set.PopRandom(random_, popped, kLimits, [&](const auto& member) {
          DigitBuffer digits;
          EXPECT_EQ(left.erase(std::string(ViewOf(member, digits))), 1u);
        });
        EXPECT_EQ(set.size(), static_cast<size_t>(count) - popped);
        EXPECT_EQ(MembersOf(set), left);
      }
    }
  }
}

// Each member's share of many choices, by the largest deviation in standard deviations.
double WorstDeviation(const std::map<std::string, int>& chosen, size_t members, double chance, int rounds) {
  double worst = chosen.size() == members ? 0 : 1000;
  const double deviation = std::sqrt(rounds * chance * (1 - chance));
  for (const auto& [member, times] : chosen) {
    worst = std::max(worst, std::abs(times - rounds * chance) / deviation);
  }
  return worst;
}

TEST_F(SetValueProperties, ChoosesEveryMemberEquallyOften) {
  constexpr int kRounds = 4'000;
  for (const int count : {20, 200}) {
    for (const size_t wanted : {size_t{1}, size_t{5}, static_cast<size_t>(count) / 2}) {
      SetValue set;
      AddTexts(set, 0, count, kLimits);
      std::map<std::string, int> chosen;
      for (int round = 0; round < kRounds; ++round) {
        for (const PackedValue& member : set.RandomMembers(random_, wanted))
          ++chosen[std::string(member.text())];
      }
      const double chance = static_cast<double>(wanted) / count;
      EXPECT_LT(WorstDeviation(chosen, static_cast<size_t>(count), chance, kRounds), 6.0);
    }
  }
}

}  // namespace
}  // namespace nacre
