#include "commands/list/list_command_test.h"

namespace nacre {
namespace {

class Edit : public ListCommandTest {
 protected:
  Edit() {
    Call({"RPUSH", "l", "a", "b", "a", "c", "a"});
    Events();
    Changes();
  }
};
using Linsert = Edit;
using Lset = Edit;
using Lrem = Edit;

TEST_F(Linsert, InsertsBesideTheFirstPivot) {
  EXPECT_EQ(Call({"LINSERT", "l", "BEFORE", "b", "1"}), ":6\r\n");
  EXPECT_EQ(Call({"LINSERT", "l", "after", "a", "2"}), ":7\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"a", "2", "1", "b", "a", "c", "a"}));
  EXPECT_EQ(Events(), "linsert:l linsert:l");
  EXPECT_EQ(Changes(), 2u);
}

TEST_F(Linsert, ChangesNothingWithoutThePivot) {
  EXPECT_EQ(Call({"LINSERT", "l", "BEFORE", "x", "1"}), ":-1\r\n");
  EXPECT_EQ(Call({"LINSERT", "none", "BEFORE", "x", "1"}), ":0\r\n");
  EXPECT_EQ(Call({"LINSERT", "none", "BESIDE", "x", "1"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Events(), "");
  EXPECT_EQ(Changes(), 0u);
}

TEST_F(Lset, ReplacesAnElement) {
  EXPECT_EQ(Call({"LSET", "l", "-2", "new"}), "+OK\r\n");
  EXPECT_EQ(Call({"LSET", "l", "0", "17"}), "+OK\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"17", "b", "a", "new", "a"}));
  EXPECT_EQ(Events(), "lset:l lset:l");
}

TEST_F(Lset, ChecksKeyThenIndex) {
  EXPECT_EQ(Call({"LSET", "none", "x", "new"}), "-ERR no such key\r\n");
  EXPECT_EQ(Call({"LSET", "l", "x", "new"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"LSET", "l", "5", "new"}), "-ERR index out of range\r\n");
  EXPECT_EQ(Call({"LSET", "l", "-6", "new"}), "-ERR index out of range\r\n");
  EXPECT_EQ(Call({"LSET", "l", "-9223372036854775808", "new"}), "-ERR index out of range\r\n");
  EXPECT_EQ(Changes(), 0u);
}

TEST_F(Lrem, RemovesFromTheHeadOrTheTailOrAll) {
  EXPECT_EQ(Call({"LREM", "l", "-1", "a"}), ":1\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"a", "b", "a", "c"}));
  EXPECT_EQ(Call({"LREM", "l", "1", "a"}), ":1\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"b", "a", "c"}));
  EXPECT_EQ(Call({"LREM", "l", "0", "a"}), ":1\r\n");
  EXPECT_EQ(Call({"LREM", "l", "0", "a"}), ":0\r\n");
  EXPECT_EQ(Changes(), 3u);
  EXPECT_EQ(Events(), "lrem:l lrem:l lrem:l");
}

TEST_F(Lrem, RemovesAListThatItEmpties) {
  Call({"RPUSH", "same", "x", "x"});
  Events();
  EXPECT_EQ(Call({"LREM", "same", "-9223372036854775808", "x"}), ":2\r\n");
  EXPECT_EQ(Call({"EXISTS", "same"}), ":0\r\n");
  EXPECT_EQ(Events(), "lrem:same del:same");
  EXPECT_EQ(Call({"LREM", "none", "0", "x"}), ":0\r\n");
  EXPECT_EQ(Call({"LREM", "none", "y", "x"}), "-ERR value is not an integer or out of range\r\n");
}

TEST_F(Lrem, RemovesLargeElements) {
  const std::string large(20'000, 'r');
  Call({"RPUSH", "l", large, "d", large});
  EXPECT_EQ(Call({"LREM", "l", "0", large}), ":2\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"a", "b", "a", "c", "a", "d"}));
}

}  // namespace
}  // namespace nacre
