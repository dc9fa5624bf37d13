#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Zrange : public CommandTest {
 protected:
  void SetUp() override { Call({"ZADD", "k", "1", "a", "2", "b", "2", "c", "3.5", "d"}); }
};

// The reply that lists these.
std::string Listed(const std::vector<std::string>& texts) {
  std::string reply = "*" + std::to_string(texts.size()) + "\r\n";
  for (const std::string& text : texts) reply += "$" + std::to_string(text.size()) + "\r\n" + text + "\r\n";
  return reply;
}

TEST_F(Zrange, GoesByRankFromEitherEnd) {
  EXPECT_EQ(Call({"ZRANGE", "k", "0", "-1"}), Listed({"a", "b", "c", "d"}));
  EXPECT_EQ(Call({"ZRANGE", "k", "-2", "100"}), Listed({"c", "d"}));
  EXPECT_EQ(Call({"ZRANGE", "k", "0", "1", "REV"}), Listed({"d", "c"}));
  EXPECT_EQ(Call({"ZREVRANGE", "k", "1", "2", "WITHSCORES"}), Listed({"c", "2", "b", "2"}));
  EXPECT_EQ(Call({"ZRANGE", "k", "3", "1"}), "*0\r\n");
  EXPECT_EQ(Call({"ZRANGE", "k", "-9223372036854775808", "9223372036854775807"}),
            Listed({"a", "b", "c", "d"}));
  EXPECT_EQ(Call({"ZRANGE", "none", "0", "-1"}), "*0\r\n");
}

TEST_F(Zrange, GoesByScore) {
  EXPECT_EQ(Call({"ZRANGE", "k", "(1", "2", "BYSCORE"}), Listed({"b", "c"}));
  EXPECT_EQ(Call({"ZRANGEBYSCORE", "k", "-inf", "+inf", "LIMIT", "1", "2"}), Listed({"b", "c"}));
  EXPECT_EQ(Call({"ZREVRANGEBYSCORE", "k", "+inf", "(1", "LIMIT", "0", "2"}), Listed({"d", "c"}));
  EXPECT_EQ(Call({"ZRANGE", "k", "4", "2", "BYSCORE", "REV", "LIMIT", "1", "-1"}), Listed({"c", "b"}));
  EXPECT_EQ(Call({"ZRANGEBYSCORE", "k", "1", "2", "LIMIT", "-1", "2"}), "*0\r\n");
  EXPECT_EQ(Call({"ZRANGEBYSCORE", "k", "x", "2"}), "-ERR min or max is not a float\r\n");
  EXPECT_EQ(Call({"ZCOUNT", "k", "2", "(3.5"}), ":2\r\n");
}

TEST_F(Zrange, GoesByName) {
  Call({"ZADD", "names", "0", "a", "0", "b", "0", "c"});
  EXPECT_EQ(Call({"ZRANGE", "names", "[b", "+", "BYLEX"}), Listed({"b", "c"}));
  EXPECT_EQ(Call({"ZREVRANGEBYLEX", "names", "(c", "-", "LIMIT", "0", "1"}), Listed({"b"}));
  EXPECT_EQ(Call({"ZLEXCOUNT", "names", "(a", "[c"}), ":2\r\n");
  EXPECT_EQ(Call({"ZRANGEBYLEX", "names", "b", "+"}), "-ERR min or max not valid string range item\r\n");
}

TEST_F(Zrange, RefusesOptionsThatMeanNothingTogether) {
  EXPECT_EQ(Call({"ZRANGE", "k", "0", "1", "LIMIT", "0", "1"}),
            "-ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX\r\n");
  EXPECT_EQ(Call({"ZRANGE", "k", "-", "+", "BYLEX", "WITHSCORES"}),
            "-ERR syntax error, WITHSCORES not supported in combination with BYLEX\r\n");
  EXPECT_EQ(Call({"ZRANGE", "k", "0", "1", "REV", "REV"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"ZRANGE", "k", "a", "1"}), "-ERR value is not an integer or out of range\r\n");
}

TEST_F(Zrange, RepliesWithPairsInResp3) {
  Call({"HELLO", "3"});
  EXPECT_EQ(Call({"ZRANGE", "k", "-1", "-1", "WITHSCORES"}), "*1\r\n*2\r\n$1\r\nd\r\n,3.5\r\n");
  EXPECT_EQ(Call({"ZPOPMAX", "k"}), "*2\r\n$1\r\nd\r\n,3.5\r\n");
  EXPECT_EQ(Call({"ZPOPMIN", "k", "1"}), "*1\r\n*2\r\n$1\r\na\r\n,1\r\n");
}

TEST_F(Zrange, StoresTheSignOfAZeroWhereRedisDoes) {
  store_.settings().zset_max_listpack_value.set(4);
  Call({"ZADD", "signs", "-0", "a", "-0", "b", "-0", "longer", "-0", "z"});
  EXPECT_EQ(Call({"ZRANGE", "signs", "0", "-1", "WITHSCORES"}),
            "*8\r\n$1\r\na\r\n$1\r\n0\r\n$1\r\nb\r\n$1\r\n0\r\n$6\r\nlonger\r\n$2\r\n-0\r\n$1\r\nz\r\n$2\r\n-"
            "0\r\n");
  Call({"ZADD", "t", "1", "longer"});
  Call({"ZADD", "t", "-0", "a", "-0", "longer", "-0", "z"});
  Call({"ZRANGESTORE", "to", "t", "0", "-1"});
  EXPECT_EQ(Call({"ZRANGE", "to", "0", "-1", "WITHSCORES"}),
            "*6\r\n$1\r\na\r\n$1\r\n0\r\n$6\r\nlonger\r\n$2\r\n-0\r\n$1\r\nz\r\n$2\r\n-0\r\n");
}

TEST_F(Zrange, StoresARange) {
  EXPECT_EQ(Call({"ZRANGESTORE", "to", "k", "2", "+inf", "BYSCORE", "LIMIT", "1", "2"}), ":2\r\n");
  EXPECT_EQ(Call({"ZRANGE", "to", "0", "-1", "WITHSCORES"}), Listed({"c", "2", "d", "3.5"}));
  EXPECT_EQ(Call({"ZRANGESTORE", "k", "k", "0", "0"}), ":1\r\n");
  EXPECT_EQ(Call({"ZCARD", "k"}), ":1\r\n");
  EXPECT_EQ(Call({"ZRANGESTORE", "to", "k", "5", "6"}), ":0\r\n");
  EXPECT_EQ(Call({"EXISTS", "to"}), ":0\r\n");
}

TEST_F(Zrange, RanksFromEitherEndWithScores) {
  EXPECT_EQ(Call({"ZRANK", "k", "c"}), ":2\r\n");
  EXPECT_EQ(Call({"ZREVRANK", "k", "c"}), ":1\r\n");
  EXPECT_EQ(Call({"ZRANK", "k", "d", "WITHSCORE"}), "*2\r\n:3\r\n$3\r\n3.5\r\n");
  EXPECT_EQ(Call({"ZRANK", "k", "x", "WITHSCORE"}), "*-1\r\n");
  EXPECT_EQ(Call({"ZRANK", "k", "x"}), "$-1\r\n");
  EXPECT_EQ(Call({"ZRANK", "k", "d", "WITHSCORES"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"ZRANK", "k", "d", "WITHSCORE", "x"}),
            "-ERR wrong number of arguments for 'zrank' command\r\n");
}

TEST_F(Zrange, RemovesByEveryKindOfRange) {
  EXPECT_EQ(Call({"ZREMRANGEBYRANK", "k", "-1", "-1"}), ":1\r\n");
  EXPECT_EQ(Call({"ZREMRANGEBYSCORE", "k", "2", "2"}), ":2\r\n");
  EXPECT_EQ(Call({"ZREMRANGEBYLEX", "k", "-", "+"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "k"}), ":0\r\n");
  EXPECT_EQ(store_.changes, 8u);
}

}  // namespace
}  // namespace nacre
