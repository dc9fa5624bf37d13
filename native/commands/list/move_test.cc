#include "commands/list/list_command_test.h"

namespace nacre {
namespace {

class Lmove : public ListCommandTest {
 protected:
  Lmove() {
    Call({"RPUSH", "a", "1", "2", "3"});
    Events();
    Changes();
  }
};

TEST_F(Lmove, MovesFromAnEndToAnEnd) {
  EXPECT_EQ(Call({"LMOVE", "a", "b", "LEFT", "RIGHT"}), Bulk("1"));
  EXPECT_EQ(Call({"LMOVE", "a", "b", "right", "right"}), Bulk("3"));
  EXPECT_EQ(Elements("b"), Bulks({"1", "3"}));
  EXPECT_EQ(Call({"RPOPLPUSH", "a", "b"}), Bulk("2"));
  EXPECT_EQ(Elements("b"), Bulks({"2", "1", "3"}));
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
  EXPECT_EQ(Changes(), 3u);
  EXPECT_EQ(Events(), "rpush:b lpop:a rpush:b rpop:a lpush:b rpop:a del:a");
}

TEST_F(Lmove, RotatesOneList) {
  EXPECT_EQ(Call({"LMOVE", "a", "a", "LEFT", "RIGHT"}), Bulk("1"));
  EXPECT_EQ(Elements("a"), Bulks({"2", "3", "1"}));
  EXPECT_EQ(Call({"RPOPLPUSH", "a", "a"}), Bulk("1"));
  EXPECT_EQ(Elements("a"), Bulks({"1", "2", "3"}));
  EXPECT_EQ(Events(), "rpush:a lpop:a lpush:a rpop:a");
}

TEST_F(Lmove, RotatesAListOfOneElement) {
  Call({"RPUSH", "one", "text"});
  Events();
  EXPECT_EQ(Call({"LMOVE", "one", "one", "LEFT", "LEFT"}), Bulk("text"));
  EXPECT_EQ(Elements("one"), Bulks({"text"}));
  EXPECT_EQ(Events(), "lpush:one lpop:one");
}

TEST_F(Lmove, NeedsListsAtBothKeys) {
  Call({"SET", "s", "x"});
  const std::string wrong_type = "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n";
  EXPECT_EQ(Call({"LMOVE", "a", "s", "LEFT", "LEFT"}), wrong_type);
  EXPECT_EQ(Call({"LMOVE", "s", "a", "LEFT", "LEFT"}), wrong_type);
  EXPECT_EQ(Call({"LMOVE", "none", "s", "LEFT", "LEFT"}), "$-1\r\n");
  EXPECT_EQ(Call({"BLMOVE", "a", "s", "LEFT", "LEFT", "0"}), wrong_type);
  EXPECT_EQ(Elements("a"), Bulks({"1", "2", "3"}));
  EXPECT_EQ(Changes(), 1u);
}

TEST_F(Lmove, ChecksItsArguments) {
  EXPECT_EQ(Call({"LMOVE", "a", "b", "UP", "LEFT"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"LMOVE", "a", "b", "LEFT", "DOWN"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"BLMOVE", "a", "b", "LEFT", "DOWN", "x"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"BLMOVE", "a", "b", "LEFT", "LEFT", "x"}),
            "-ERR timeout is not a float or out of range\r\n");
  EXPECT_EQ(Call({"BRPOPLPUSH", "a", "b", "-1"}), "-ERR timeout is negative\r\n");
}

TEST_F(Lmove, AnswersAtOnceWhereItNeedNotWait) {
  EXPECT_EQ(Call({"BLMOVE", "a", "b", "LEFT", "LEFT", "0"}), Bulk("1"));
  EXPECT_EQ(Call({"BRPOPLPUSH", "a", "b", "0"}), Bulk("3"));
  EXPECT_EQ(Elements("b"), Bulks({"3", "1"}));
}

TEST_F(Lmove, MovesLargeElements) {
  const std::string large(50'000, 'm');
  Call({"RPUSH", "a", large});
  EXPECT_EQ(Call({"RPOPLPUSH", "a", "a"}), Bulk(large));
  EXPECT_EQ(Call({"LMOVE", "a", "b", "LEFT", "LEFT"}), Bulk(large));
  EXPECT_EQ(Elements("b"), Bulks({large}));
  EXPECT_EQ(Elements("a"), Bulks({"1", "2", "3"}));
}

}  // namespace
}  // namespace nacre
