#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Zadd : public CommandTest {};
class Zincrby : public CommandTest {};

TEST_F(Zadd, CountsNewMembersOrChangedOnes) {
  EXPECT_EQ(Call({"ZADD", "k", "1", "a", "2", "b"}), ":2\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "3", "a", "4", "c"}), ":1\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "CH", "3", "a", "5", "b", "6", "d"}), ":2\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "1", "e", "2", "e"}), ":1\r\n");
  EXPECT_EQ(Call({"ZSCORE", "k", "e"}), "$1\r\n2\r\n");
}

TEST_F(Zadd, CountsEachAdditionAndEachNewScoreAsAChange) {
  Call({"ZADD", "k", "1", "a", "2", "b"});
  EXPECT_EQ(store_.changes, 2u);
  Call({"ZADD", "k", "1", "a", "3", "b"});
  EXPECT_EQ(store_.changes, 3u);
  Call({"ZADD", "k", "NX", "9", "a"});
  EXPECT_EQ(store_.changes, 3u);
}

TEST_F(Zadd, ObeysItsConditions) {
  Call({"ZADD", "k", "5", "a"});
  EXPECT_EQ(Call({"ZADD", "k", "NX", "CH", "6", "a"}), ":0\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "XX", "CH", "6", "a", "1", "b"}), ":1\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "GT", "CH", "5", "a", "1", "b"}), ":1\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "LT", "CH", "5", "a"}), ":1\r\n");
  EXPECT_EQ(Call({"ZSCORE", "k", "a"}), "$1\r\n5\r\n");
  EXPECT_EQ(Call({"ZADD", "none", "XX", "1", "a"}), ":0\r\n");
  EXPECT_EQ(Call({"EXISTS", "none"}), ":0\r\n");
}

TEST_F(Zadd, IncrementsAndRepliesWithTheScore) {
  EXPECT_EQ(Call({"ZADD", "k", "INCR", "1.5", "a"}), "$3\r\n1.5\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "INCR", "XX", "1", "a"}), "$3\r\n2.5\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "INCR", "NX", "1", "a"}), "$-1\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "INCR", "LT", "1", "a"}), "$-1\r\n");
  EXPECT_EQ(Call({"ZADD", "none", "INCR", "XX", "1", "a"}), "$-1\r\n");
}

TEST_F(Zadd, RefusesOptionsThatExcludeEachOther) {
  EXPECT_EQ(Call({"ZADD", "k", "NX", "XX", "1", "a"}),
            "-ERR XX and NX options at the same time are not compatible\r\n");
  for (const auto& [one, other] : {std::pair{"NX", "GT"}, {"LT", "NX"}, {"GT", "LT"}}) {
    EXPECT_EQ(Call({"ZADD", "k", one, other, "1", "a"}),
              "-ERR GT, LT, and/or NX options at the same time are not compatible\r\n");
  }
  EXPECT_EQ(Call({"ZADD", "k", "INCR", "1", "a", "2", "b"}),
            "-ERR INCR option supports a single increment-element pair\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "1", "a", "2"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "NX", "CH"}), "-ERR syntax error\r\n");
}

TEST_F(Zadd, ChangesNothingIfAnyScoreIsNoNumber) {
  EXPECT_EQ(Call({"ZADD", "k", "1", "a", "nan", "b"}), "-ERR value is not a valid float\r\n");
  EXPECT_EQ(Call({"EXISTS", "k"}), ":0\r\n");
}

TEST_F(Zadd, RefusesAKeyOfAnotherType) {
  Call({"SET", "k", "x"});
  EXPECT_EQ(Call({"ZADD", "k", "1", "a"}),
            "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
  EXPECT_EQ(Call({"ZADD", "k", "x", "a"}), "-ERR value is not a valid float\r\n");
}

TEST_F(Zadd, LeavesThePackedFormAtTheConfiguredLimits) {
  for (int i = 0; i < 128; ++i) Call({"ZADD", "k", "1", std::to_string(i)});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "k"}), "$8\r\nlistpack\r\n");
  Call({"ZADD", "k", "1", "128"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "k"}), "$8\r\nskiplist\r\n");
  store_.settings().zset_max_listpack_value.set(3);
  Call({"ZADD", "short", "1", "abc"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "short"}), "$8\r\nlistpack\r\n");
  Call({"ZADD", "short", "1", "abcd"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "short"}), "$8\r\nskiplist\r\n");
}

TEST_F(Zincrby, RefusesASumThatIsNoNumber) {
  EXPECT_EQ(Call({"ZINCRBY", "k", "inf", "a"}), "$3\r\ninf\r\n");
  EXPECT_EQ(Call({"ZINCRBY", "k", "-inf", "a"}), "-ERR resulting score is not a number (NaN)\r\n");
  EXPECT_EQ(Call({"ZINCRBY", "k", "5", "a"}), "$3\r\ninf\r\n");
  EXPECT_EQ(store_.changes, 1u);
}

// Redis reads the options of ZADD.
TEST_F(Zincrby, TakesAnOptionForOne) {
  EXPECT_EQ(Call({"ZINCRBY", "k", "nx", "a"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"ZINCRBY", "k", "x", "a"}), "-ERR value is not a valid float\r\n");
}

}  // namespace
}  // namespace nacre
