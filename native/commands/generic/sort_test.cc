#include "commands/list/list_command_test.h"

namespace nacre {
namespace {

class Sort : public ListCommandTest {
 protected:
  Sort() {
    Call({"RPUSH", "l", "3", "1", "10", "2"});
    Call({"MSET", "w_1", "30", "w_2", "20", "w_3", "10", "name_1", "one", "name_3", "three"});
    Events();
    Changes();
  }
};

TEST_F(Sort, ComparesNumbersOrBytes) {
  EXPECT_EQ(Call({"SORT", "l"}), Bulks({"1", "2", "3", "10"}));
  EXPECT_EQ(Call({"SORT", "l", "DESC"}), Bulks({"10", "3", "2", "1"}));
  EXPECT_EQ(Call({"SORT", "l", "ALPHA"}), Bulks({"1", "10", "2", "3"}));
  EXPECT_EQ(Call({"SORT_RO", "l", "alpha", "desc"}), Bulks({"3", "2", "10", "1"}));
  EXPECT_EQ(Call({"SORT", "none"}), "*0\r\n");
}

TEST_F(Sort, RepliesAWindow) {
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "1", "2"}), Bulks({"2", "3"}));
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "-5", "1"}), Bulks({"1"}));
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "2", "-1"}), Bulks({"3", "10"}));
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "9", "1"}), "*0\r\n");
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "0", "0"}), "*0\r\n");
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "9223372036854775807", "9223372036854775807"}), "*0\r\n");
}

TEST_F(Sort, WeighsByOtherKeys) {
  // The key of 10 is missing, which counts as zero.
  EXPECT_EQ(Call({"SORT", "l", "BY", "w_*"}), Bulks({"10", "3", "2", "1"}));
  EXPECT_EQ(Call({"SORT", "l", "BY", "name_*", "ALPHA"}), Bulks({"10", "2", "1", "3"}));
  EXPECT_EQ(Call({"SORT", "l", "BY", "name_*"}),
            "-ERR One or more scores can't be converted into double\r\n");
}

TEST_F(Sort, KeepsTheOrderOfAListByAConstant) {
  EXPECT_EQ(Call({"SORT", "l", "BY", "nosort"}), Bulks({"3", "1", "10", "2"}));
  EXPECT_EQ(Call({"SORT", "l", "BY", "nosort", "DESC", "LIMIT", "1", "2"}), Bulks({"10", "1"}));
  EXPECT_EQ(Call({"SORT", "l", "BY", "nosort", "LIMIT", "1", "2"}), Bulks({"1", "10"}));
}

TEST_F(Sort, GetsOtherKeys) {
  EXPECT_EQ(Call({"SORT", "l", "GET", "name_*", "GET", "#", "LIMIT", "0", "2"}),
            "*4\r\n" + Bulk("one") + Bulk("1") + "$-1\r\n" + Bulk("2"));
  EXPECT_EQ(Call({"SORT", "l", "GET", "constant", "LIMIT", "0", "1"}), "*1\r\n$-1\r\n");
  Call({"RPUSH", "list_1", "x"});
  EXPECT_EQ(Call({"SORT", "l", "GET", "list_*", "LIMIT", "0", "1"}), "*1\r\n$-1\r\n");
}

TEST_F(Sort, StoresAList) {
  Call({"SET", "d", "old", "EX", "100"});
  Events();
  Changes();
  EXPECT_EQ(Call({"SORT", "l", "STORE", "d"}), ":4\r\n");
  EXPECT_EQ(Elements("d"), Bulks({"1", "2", "3", "10"}));
  EXPECT_EQ(Call({"TTL", "d"}), ":-1\r\n");
  EXPECT_EQ(Events(), "sortstore:d");
  EXPECT_EQ(Changes(), 4u);
  EXPECT_EQ(Call({"SORT", "l", "GET", "name_*", "STORE", "l"}), ":4\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"one", "", "three", ""}));
}

TEST_F(Sort, RemovesTheDestinationIfThereIsNothingToStore) {
  Call({"SET", "d", "old"});
  Events();
  Changes();
  EXPECT_EQ(Call({"SORT", "none", "STORE", "d"}), ":0\r\n");
  EXPECT_EQ(Events(), "del:d");
  EXPECT_EQ(Changes(), 1u);
  EXPECT_EQ(Call({"SORT", "none", "STORE", "d"}), ":0\r\n");
  EXPECT_EQ(Events(), "");
}

TEST_F(Sort, StoresWhereItsLastStoreSays) {
  EXPECT_EQ(Call({"SORT", "l", "STORE", "first", "STORE", "second"}), ":4\r\n");
  EXPECT_EQ(Call({"EXISTS", "first", "second"}), ":1\r\n");
  EXPECT_EQ(Call({"LLEN", "second"}), ":4\r\n");
}

TEST_F(Sort, ChecksItsArguments) {
  const std::string syntax = "-ERR syntax error\r\n";
  EXPECT_EQ(Call({"SORT", "l", "BY"}), syntax);
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "1"}), syntax);
  EXPECT_EQ(Call({"SORT_RO", "l", "STORE", "d"}), syntax);
  EXPECT_EQ(Call({"SORT", "l", "LIMIT", "x", "1"}), "-ERR value is not an integer or out of range\r\n");
  Call({"SET", "s", "x"});
  EXPECT_EQ(Call({"SORT", "s"}), "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
  Call({"RPUSH", "l", "text"});
  EXPECT_EQ(Call({"SORT", "l"}), "-ERR One or more scores can't be converted into double\r\n");
}

TEST_F(Sort, ReadsOtherKeysInATransaction) {
  Call({"MULTI"});
  Call({"SORT", "l", "BY", "w_*", "STORE", "d"});
  Call({"LRANGE", "d", "0", "-1"});
  EXPECT_EQ(Call({"EXEC"}), "*2\r\n:4\r\n" + Bulks({"10", "3", "2", "1"}));
}

}  // namespace
}  // namespace nacre
