#include <gtest/gtest.h>

#include "commands/set/set_command_test.h"

namespace nacre {
namespace {

using Spop = SetCommandTest;
using Srandmember = SetCommandTest;

TEST_F(Spop, TakesEveryMemberOnce) {
  for (const int count : {1, 100, 600}) {
    for (const char* prefix : {"", "m"}) {
      AddRange("s", prefix, 0, count);
      const Members all = MembersOf("s");
      Members popped;
      for (int i = 0; i < count; ++i) popped.merge(MembersIn(Call({"SPOP", "s"})));
      EXPECT_EQ(popped, all);
      EXPECT_EQ(Call({"EXISTS", "s"}), ":0\r\n");
    }
  }
  EXPECT_EQ(Call({"SPOP", "s"}), "$-1\r\n");
}

TEST_F(Spop, TakesSeveralAtOnce) {
  for (const int count : {10, 100, 600}) {
    for (const char* prefix : {"", "m"}) {
      for (const int popped : {1, count / 2, count - 1, count, count + 1}) {
        AddRange("s", prefix, 0, count);
        Members all = MembersOf("s");
        Members taken = MembersIn(Call({"SPOP", "s", std::to_string(popped)}));
        EXPECT_EQ(taken.size(), static_cast<size_t>(std::min(popped, count)));
        taken.merge(MembersOf("s"));
        EXPECT_EQ(taken, all);
        Call({"DEL", "s"});
      }
    }
  }
}

TEST_F(Spop, TellsOfThePopAndOfTheEndOfTheKey) {
  Call({"SADD", "s", "a", "b", "c"});
  RecordEvents();
  const uint64_t before = store_.changes;
  Call({"SPOP", "s"});
  EXPECT_EQ(TakeEvents(), "spop s, ");
  Call({"SPOP", "s", "0"});
  EXPECT_EQ(TakeEvents(), "");
  Call({"SPOP", "s", "1"});
  EXPECT_EQ(TakeEvents(), "spop s, ");
  EXPECT_EQ(store_.changes, before + 2);
  Call({"SPOP", "s", "5"});
  EXPECT_EQ(TakeEvents(), "spop s, del s, ");
  EXPECT_EQ(store_.changes, before + 3);
  Call({"SADD", "s", "a"});
  TakeEvents();
  Call({"SPOP", "s"});
  EXPECT_EQ(TakeEvents(), "spop s, del s, ");
}

TEST_F(Spop, LeavesAFewMembersOfATableInASmallForm) {
  AddRange("s", "m", 0, 1000);
  Call({"SPOP", "s", "900"});
  EXPECT_EQ(EncodingOf("s"), "listpack");
  AddRange("integers", "", 0, 512);
  Call({"SPOP", "integers", "500"});
  EXPECT_EQ(EncodingOf("integers"), "intset");
}

TEST_F(Spop, ChecksItsCountBeforeTheKey) {
  Call({"SET", "string", "1"});
  for (const char* count : {"-1", "x", "", "9223372036854775808"}) {
    EXPECT_EQ(Call({"SPOP", "string", count}), "-ERR value is out of range, must be positive\r\n");
  }
  EXPECT_EQ(Call({"SPOP", "string", "1", "2"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"SPOP", "string", "0"}), kWrongType);
  EXPECT_EQ(Call({"SPOP", "string"}), kWrongType);
  EXPECT_EQ(Call({"SPOP", "none", "1"}), "*0\r\n");
}

TEST_F(Srandmember, GivesDistinctMembers) {
  for (const int count : {10, 100, 600}) {
    AddRange("s", "m", 0, count);
    EXPECT_EQ(MembersIn(Call({"SRANDMEMBER", "s"})).size(), 1u);
    for (const int wanted : {0, 1, 3, count - 1, count, count + 1}) {
      const Members given = MembersIn(Call({"SRANDMEMBER", "s", std::to_string(wanted)}));
      EXPECT_EQ(given.size(), static_cast<size_t>(std::min(wanted, count)));
      EXPECT_EQ(std::set<std::string>(given.begin(), given.end()).size(), given.size());
    }
    EXPECT_EQ(Call({"SCARD", "s"}), ":" + std::to_string(count) + "\r\n");
    Call({"DEL", "s"});
  }
}

TEST_F(Srandmember, RepeatsMembersForANegativeCount) {
  for (const int count : {3, 600}) {
    AddRange("s", "m", 0, count);
    EXPECT_EQ(MembersIn(Call({"SRANDMEMBER", "s", "-1000"})).size(), 1000u);
    EXPECT_EQ(MembersIn(Call({"SRANDMEMBER", "s", "-1"})).size(), 1u);
  }
}

TEST_F(Srandmember, BoundsWhatItRepeats) {
  Call({"SADD", "s", "a"});
  EXPECT_EQ(Call({"SRANDMEMBER", "s", "-9223372036854775807"}), "-ERR value is out of range\r\n");
  EXPECT_EQ(
      Call({"SRANDMEMBER", "s", "-9223372036854775808"}),
      "-ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807\r\n");
  EXPECT_EQ(Call({"SRANDMEMBER", "s", "x"}), "-ERR value is not an integer or out of range\r\n");
}

TEST_F(Srandmember, AnswersNullOrNothingWithoutAKey) {
  EXPECT_EQ(Call({"SRANDMEMBER", "none"}), "$-1\r\n");
  EXPECT_EQ(Call({"SRANDMEMBER", "none", "5"}), "*0\r\n");
  EXPECT_EQ(Call({"SRANDMEMBER", "none", "-5"}), "*0\r\n");
}

}  // namespace
}  // namespace nacre
