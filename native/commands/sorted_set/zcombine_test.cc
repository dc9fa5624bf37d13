#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Zcombine : public CommandTest {
 protected:
  void SetUp() override {
    Call({"ZADD", "one", "1", "a", "2", "b", "3", "c"});
    Call({"ZADD", "two", "10", "b", "20", "c", "30", "d"});
  }
};

TEST_F(Zcombine, UnitesWithWeightsAndAggregates) {
  EXPECT_EQ(Call({"ZUNION", "2", "one", "two"}), "*4\r\n$1\r\na\r\n$1\r\nb\r\n$1\r\nc\r\n$1\r\nd\r\n");
  EXPECT_EQ(Call({"ZUNIONSTORE", "to", "2", "one", "two", "WEIGHTS", "2", "0.5", "AGGREGATE", "MAX"}),
            ":4\r\n");
  EXPECT_EQ(Call({"ZMSCORE", "to", "a", "b", "c", "d"}),
            "*4\r\n$1\r\n2\r\n$1\r\n5\r\n$2\r\n10\r\n$2\r\n15\r\n");
}

TEST_F(Zcombine, Intersects) {
  EXPECT_EQ(Call({"ZINTER", "2", "one", "two", "WITHSCORES"}),
            "*4\r\n$1\r\nb\r\n$2\r\n12\r\n$1\r\nc\r\n$2\r\n23\r\n");
  EXPECT_EQ(Call({"ZINTERCARD", "2", "one", "two"}), ":2\r\n");
  EXPECT_EQ(Call({"ZINTERCARD", "2", "one", "two", "LIMIT", "1"}), ":1\r\n");
  EXPECT_EQ(Call({"ZINTERCARD", "2", "one", "two", "LIMIT", "0"}), ":2\r\n");
  EXPECT_EQ(Call({"ZINTERCARD", "1", "one", "LIMIT", "-1"}), "-ERR LIMIT can't be negative\r\n");
  EXPECT_EQ(Call({"ZINTERSTORE", "to", "2", "one", "none"}), ":0\r\n");
}

TEST_F(Zcombine, Subtracts) {
  EXPECT_EQ(Call({"ZDIFF", "2", "one", "two", "WITHSCORES"}), "*2\r\n$1\r\na\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"ZDIFFSTORE", "one", "2", "one", "one"}), ":0\r\n");
  EXPECT_EQ(Call({"EXISTS", "one"}), ":0\r\n");
  EXPECT_EQ(Call({"ZDIFF", "1", "two", "WEIGHTS", "1"}), "-ERR syntax error\r\n");
}

TEST_F(Zcombine, SubtractsManyBySmallestWork) {
  for (int i = 0; i < 300; ++i) Call({"ZADD", "many", "1", "m" + std::to_string(i)});
  Call({"ZADD", "few", "1", "m7", "1", "m9"});
  EXPECT_EQ(Call({"ZDIFFSTORE", "to", "4", "many", "few", "one", "two"}), ":298\r\n");
  EXPECT_EQ(Call({"ZSCORE", "to", "m7"}), "$-1\r\n");
}

TEST_F(Zcombine, TakesWhatIsNoNumberForZero) {
  Call({"ZADD", "up", "inf", "m"});
  Call({"ZADD", "down", "-inf", "m"});
  EXPECT_EQ(Call({"ZUNION", "2", "up", "down", "WITHSCORES"}), "*2\r\n$1\r\nm\r\n$1\r\n0\r\n");
  EXPECT_EQ(Call({"ZUNION", "1", "up", "WEIGHTS", "0", "WITHSCORES"}), "*2\r\n$1\r\nm\r\n$1\r\n0\r\n");
}

TEST_F(Zcombine, ChecksTheNumberOfKeysFirst) {
  EXPECT_EQ(Call({"ZUNIONSTORE", "to", "0", "one"}),
            "-ERR at least 1 input key is needed for 'zunionstore' command\r\n");
  EXPECT_EQ(Call({"ZUNION", "x", "one"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"ZUNION", "3", "one", "two"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"ZUNION", "2", "one", "two", "WEIGHTS", "1", "x"}), "-ERR weight value is not a float\r\n");
  Call({"SET", "text", "x"});
  EXPECT_EQ(Call({"ZUNION", "1", "text", "WRONG"}),
            "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
}

class Zpop : public CommandTest {
 protected:
  void SetUp() override { Call({"ZADD", "k", "1", "a", "2", "b", "3", "c"}); }
};

TEST_F(Zpop, TakesFromEitherEnd) {
  EXPECT_EQ(Call({"ZPOPMIN", "k"}), "*2\r\n$1\r\na\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"ZPOPMAX", "k", "2"}), "*4\r\n$1\r\nc\r\n$1\r\n3\r\n$1\r\nb\r\n$1\r\n2\r\n");
  EXPECT_EQ(Call({"EXISTS", "k"}), ":0\r\n");
  EXPECT_EQ(Call({"ZPOPMIN", "k"}), "*0\r\n");
  EXPECT_EQ(Call({"ZPOPMIN", "k", "-1"}), "-ERR value is out of range, must be positive\r\n");
}

TEST_F(Zpop, TakesFromTheFirstKeyThatHasMembers) {
  EXPECT_EQ(Call({"ZMPOP", "2", "none", "k", "MAX", "COUNT", "2"}),
            "*2\r\n$1\r\nk\r\n*2\r\n*2\r\n$1\r\nc\r\n$1\r\n3\r\n*2\r\n$1\r\nb\r\n$1\r\n2\r\n");
  EXPECT_EQ(Call({"ZMPOP", "1", "none", "MIN"}), "*-1\r\n");
  EXPECT_EQ(Call({"ZMPOP", "0", "k", "MIN"}), "-ERR numkeys should be greater than 0\r\n");
  EXPECT_EQ(Call({"ZMPOP", "1", "k", "MIN", "COUNT", "0"}), "-ERR count should be greater than 0\r\n");
  EXPECT_EQ(Call({"ZMPOP", "2", "k", "MIN"}), "-ERR syntax error\r\n");
}

TEST_F(Zpop, DoesNotWaitIfThereAreMembers) {
  EXPECT_EQ(Call({"BZPOPMIN", "none", "k", "0"}), "*3\r\n$1\r\nk\r\n$1\r\na\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"BZMPOP", "0", "1", "k", "MAX"}), "*2\r\n$1\r\nk\r\n*1\r\n*2\r\n$1\r\nc\r\n$1\r\n3\r\n");
  EXPECT_EQ(Call({"BZPOPMAX", "k", "x"}), "-ERR timeout is not a float or out of range\r\n");
}

class Zrandmember : public CommandTest {
 protected:
  void SetUp() override {
    for (int i = 0; i < 200; ++i) Call({"ZADD", "k", std::to_string(i), "m" + std::to_string(i)});
  }
};

TEST_F(Zrandmember, ReturnsAsManyAsAreAskedFor) {
  EXPECT_EQ(Call({"ZRANDMEMBER", "k", "5"}).substr(0, 4), "*5\r\n");
  EXPECT_EQ(Call({"ZRANDMEMBER", "k", "150"}).substr(0, 6), "*150\r\n");
  EXPECT_EQ(Call({"ZRANDMEMBER", "k", "1000"}).substr(0, 6), "*200\r\n");
  EXPECT_EQ(Call({"ZRANDMEMBER", "k", "-1000", "WITHSCORES"}).substr(0, 7), "*2000\r\n");
  EXPECT_EQ(Call({"ZRANDMEMBER", "none"}), "$-1\r\n");
  EXPECT_EQ(Call({"ZRANDMEMBER", "none", "3"}), "*0\r\n");
}

TEST_F(Zrandmember, BoundsWhatItRepeats) {
  EXPECT_EQ(Call({"ZRANDMEMBER", "k", "-9223372036854775807"}), "-ERR value is out of range\r\n");
  EXPECT_EQ(
      Call({"ZRANDMEMBER", "k", "-9223372036854775808"}),
      "-ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807\r\n");
}

}  // namespace
}  // namespace nacre
