#include <gtest/gtest.h>

#include "commands/set/set_command_test.h"

namespace nacre {
namespace {

using ReadingSets = SetCommandTest;

class Sscan : public SetCommandTest {
 protected:
  Members ScanAll(std::string_view count) {
    Members members;
    std::string cursor = "0";
    do {
      const std::string reply = Call({"SSCAN", "s", cursor, "COUNT", count});
      const size_t start = reply.find("\r\n", 4) + 2;
      cursor = reply.substr(start, reply.find("\r\n", start) - start);
      members.merge(MembersIn(reply.substr(start)));
      ++calls_;
    } while (cursor != "0");
    return members;
  }

  size_t calls_ = 0;
};

TEST_F(ReadingSets, AnswerForAMissingKeyAsForAnEmptySet) {
  EXPECT_EQ(Call({"SCARD", "s"}), ":0\r\n");
  EXPECT_EQ(Call({"SISMEMBER", "s", "a"}), ":0\r\n");
  EXPECT_EQ(Call({"SMISMEMBER", "s", "a", "b"}), "*2\r\n:0\r\n:0\r\n");
  EXPECT_EQ(Call({"SMEMBERS", "s"}), "*0\r\n");
}

TEST_F(ReadingSets, FindMembersInEveryForm) {
  for (const int count : {3, 100, 1000}) {
    for (const char* prefix : {"", "m"}) {
      AddRange("s", prefix, 0, count);
      const std::string member = std::string(prefix) + "2";
      EXPECT_EQ(Call({"SCARD", "s"}), ":" + std::to_string(count) + "\r\n");
      EXPECT_EQ(Call({"SMISMEMBER", "s", member, "x", "-1"}), "*3\r\n:1\r\n:0\r\n:0\r\n");
      EXPECT_EQ(Call({"SISMEMBER", "s", member}), ":1\r\n");
      EXPECT_EQ(MembersOf("s").size(), static_cast<size_t>(count));
      Call({"DEL", "s"});
    }
  }
}

TEST_F(ReadingSets, RefuseAnotherType) {
  Call({"SET", "s", "1"});
  for (const auto& call : std::vector<std::vector<std::string_view>>{{"SCARD", "s"},
                                                                     {"SISMEMBER", "s", "1"},
                                                                     {"SMISMEMBER", "s", "1"},
                                                                     {"SMEMBERS", "s"},
                                                                     {"SSCAN", "s", "0"}}) {
    EXPECT_EQ(Call(call), kWrongType);
  }
}

TEST_F(ReadingSets, GiveASetInResp3) {
  Call({"HELLO", "3"});
  Call({"SADD", "s", "1"});
  for (const char* command : {"SMEMBERS", "SINTER", "SUNION", "SDIFF"}) {
    EXPECT_EQ(Call({command, "s"}), "~1\r\n$1\r\n1\r\n");
    EXPECT_EQ(Call({command, "none"}), "~0\r\n");
  }
  EXPECT_EQ(Call({"SPOP", "s", "0"}), "~0\r\n");
  EXPECT_EQ(Call({"SRANDMEMBER", "s", "1"}), "*1\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"SPOP", "s", "1"}), "~1\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"SPOP", "s"}), "_\r\n");
}

TEST_F(Sscan, GivesASmallSetAtOnce) {
  AddRange("s", "m", 0, 100);
  EXPECT_EQ(ScanAll("1").size(), 100u);
  EXPECT_EQ(calls_, 1u);
  EXPECT_EQ(MembersIn(Call({"SSCAN", "s", "77"})).size(), 101u);
}

TEST_F(Sscan, WalksATableInSteps) {
  AddRange("s", "m", 0, 1000);
  EXPECT_EQ(ScanAll("10").size(), 1000u);
  EXPECT_GT(calls_, 20u);
}

TEST_F(Sscan, ReportsWhatStaysWhileTheSetShrinksAndGrows) {
  AddRange("s", "m", 0, 1000);
  Members seen;
  std::string cursor = "0";
  int step = 0;
  do {
    const std::string reply = Call({"SSCAN", "s", cursor, "COUNT", "20"});
    const size_t start = reply.find("\r\n", 4) + 2;
    cursor = reply.substr(start, reply.find("\r\n", start) - start);
    seen.merge(MembersIn(reply.substr(start)));
    for (int i = 0; i < 20; ++i, ++step) {
      if (step < 900) Call({"SREM", "s", "m" + std::to_string(100 + step)});
    }
    if (step == 400) AddRange("s", "n", 0, 3000);
  } while (cursor != "0");
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(seen.contains("m" + std::to_string(i)));
}

TEST_F(Sscan, MatchesPatterns) {
  Call({"SADD", "s", "a1", "b1", "12"});
  EXPECT_EQ(Call({"SSCAN", "s", "0", "MATCH", "a*"}), "*2\r\n$1\r\n0\r\n*1\r\n$2\r\na1\r\n");
  EXPECT_EQ(Call({"SSCAN", "s", "0", "MATCH", "1?"}), "*2\r\n$1\r\n0\r\n*1\r\n$2\r\n12\r\n");
}

TEST_F(Sscan, LooksAtTheCursorThenTheKeyThenTheOptions) {
  EXPECT_EQ(Call({"SSCAN", "none", "x"}), "-ERR invalid cursor\r\n");
  EXPECT_EQ(Call({"SSCAN", "none", "0", "wrong"}), "*2\r\n$1\r\n0\r\n*0\r\n");
  Call({"SADD", "s", "a"});
  EXPECT_EQ(Call({"SSCAN", "s", "0", "wrong"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"SSCAN", "s", "0", "TYPE", "set"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"SSCAN", "s", "0", "COUNT", "0"}), "-ERR syntax error\r\n");
}

}  // namespace
}  // namespace nacre
