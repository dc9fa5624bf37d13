#include "commands/list/list_command_test.h"

namespace nacre {
namespace {

class Pop : public ListCommandTest {
 protected:
  Pop() {
    Call({"RPUSH", "l", "1", "2", "3", "4", "5"});
    Events();
    Changes();
  }
};
using Lmpop = Pop;
using BlockingPop = Pop;

TEST_F(Pop, TakesFromItsEnd) {
  EXPECT_EQ(Call({"LPOP", "l"}), Bulk("1"));
  EXPECT_EQ(Call({"RPOP", "l"}), Bulk("5"));
  EXPECT_EQ(Call({"RPOP", "l", "2"}), Bulks({"4", "3"}));
  EXPECT_EQ(Changes(), 4u);
  EXPECT_EQ(Call({"LPOP", "l", "9"}), Bulks({"2"}));
  EXPECT_EQ(Call({"EXISTS", "l"}), ":0\r\n");
  EXPECT_EQ(Events(), "lpop:l rpop:l rpop:l lpop:l del:l");
}

TEST_F(Pop, AnswersNullWithoutAList) {
  EXPECT_EQ(Call({"LPOP", "none"}), "$-1\r\n");
  EXPECT_EQ(Call({"LPOP", "none", "2"}), "*-1\r\n");
  EXPECT_EQ(Call({"LPOP", "none", "0"}), "*-1\r\n");
  client_.state().resp_version = 3;
  EXPECT_EQ(Call({"RPOP", "none"}), "_\r\n");
  EXPECT_EQ(Call({"RPOP", "none", "1"}), "_\r\n");
}

TEST_F(Pop, TakesNothingIfTheCountIsZero) {
  EXPECT_EQ(Call({"LPOP", "l", "0"}), "*0\r\n");
  EXPECT_EQ(Call({"LLEN", "l"}), ":5\r\n");
  EXPECT_EQ(Events(), "");
}

TEST_F(Pop, RefusesWrongCounts) {
  for (const std::string_view count : {"-1", "x", "9223372036854775808"}) {
    EXPECT_EQ(Call({"LPOP", "l", count}), "-ERR value is out of range, must be positive\r\n");
  }
  EXPECT_EQ(Call({"RPOP", "l", "1", "2"}), "-ERR wrong number of arguments for 'rpop' command\r\n");
}

TEST_F(Lmpop, TakesFromTheFirstListThatHasAny) {
  EXPECT_EQ(Call({"LMPOP", "2", "none", "l", "LEFT"}), "*2\r\n" + Bulk("l") + Bulks({"1"}));
  EXPECT_EQ(Call({"LMPOP", "2", "l", "none", "right", "count", "9"}),
            "*2\r\n" + Bulk("l") + Bulks({"5", "4", "3", "2"}));
  EXPECT_EQ(Call({"LMPOP", "1", "l", "LEFT"}), "*-1\r\n");
  EXPECT_EQ(Events(), "lpop:l rpop:l del:l");
  EXPECT_EQ(Changes(), 5u);
}

TEST_F(Lmpop, LooksNoFurtherThanTheFirstList) {
  Call({"SET", "s", "x"});
  EXPECT_EQ(Call({"LMPOP", "2", "l", "s", "LEFT"}), "*2\r\n" + Bulk("l") + Bulks({"1"}));
  EXPECT_EQ(Call({"LMPOP", "2", "s", "l", "LEFT"}),
            "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
}

TEST_F(Lmpop, ChecksItsArguments) {
  const std::string numkeys = "-ERR numkeys should be greater than 0\r\n";
  const std::string count = "-ERR count should be greater than 0\r\n";
  const std::string syntax = "-ERR syntax error\r\n";
  EXPECT_EQ(Call({"LMPOP", "0", "l", "LEFT"}), numkeys);
  EXPECT_EQ(Call({"LMPOP", "x", "l", "LEFT"}), numkeys);
  EXPECT_EQ(Call({"LMPOP", "2", "l", "LEFT"}), syntax);
  EXPECT_EQ(Call({"LMPOP", "9223372036854775807", "l", "LEFT"}), syntax);
  EXPECT_EQ(Call({"LMPOP", "1", "l", "UP"}), syntax);
  EXPECT_EQ(Call({"LMPOP", "1", "l", "LEFT", "COUNT"}), syntax);
  EXPECT_EQ(Call({"LMPOP", "1", "l", "LEFT", "COUNT", "0"}), count);
  EXPECT_EQ(Call({"LMPOP", "1", "l", "LEFT", "COUNT", "x", "more"}), count);
  EXPECT_EQ(Call({"LMPOP", "1", "l", "LEFT", "COUNT", "1", "COUNT", "1"}), syntax);
  EXPECT_EQ(Call({"BLMPOP", "x", "0", "l", "LEFT"}), numkeys);
  EXPECT_EQ(Call({"BLMPOP", "x", "1", "l", "LEFT"}), "-ERR timeout is not a float or out of range\r\n");
}

TEST_F(BlockingPop, AnswersAtOnceIfThereIsAnElement) {
  EXPECT_EQ(Call({"BLPOP", "none", "l", "0"}), Bulks({"l", "1"}));
  EXPECT_EQ(Call({"BRPOP", "l", "none", "0"}), Bulks({"l", "5"}));
  EXPECT_EQ(Call({"BLMPOP", "0", "1", "l", "LEFT", "COUNT", "3"}),
            "*2\r\n" + Bulk("l") + Bulks({"2", "3", "4"}));
  EXPECT_EQ(Events(), "lpop:l rpop:l lpop:l del:l");
}

TEST_F(BlockingPop, ChecksItsTimeoutFirst) {
  Call({"SET", "s", "x"});
  EXPECT_EQ(Call({"BLPOP", "s", "-1"}), "-ERR timeout is negative\r\n");
  EXPECT_EQ(Call({"BLPOP", "s", "1"}),
            "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
}

}  // namespace
}  // namespace nacre
