#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Rename = CommandTest;
using Renamenx = CommandTest;
using Move = CommandTest;

TEST_F(Rename, MovesValueAndExpiry) {
  Call({"SET", "a", "1", "PX", "1000"});
  Call({"SET", "b", "2"});
  EXPECT_EQ(Call({"RENAME", "a", "b"}), "+OK\r\n");
  EXPECT_EQ(Call({"GET", "b"}), "$1\r\n1\r\n");
  EXPECT_EQ(Call({"PTTL", "b"}), ":1000\r\n");
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":1\r\n");
}

TEST_F(Rename, TakesTheOldExpiryOfTheNewNameAway) {
  Call({"SET", "a", "1"});
  Call({"SET", "b", "2", "PX", "1000"});
  Call({"RENAME", "a", "b"});
  EXPECT_EQ(Call({"PTTL", "b"}), ":-1\r\n");
}

TEST_F(Rename, MovesALargeValueToALongName) {
  const std::string value(100'000, 'x');
  const std::string name(1000, 'k');
  Call({"SET", "a", value});
  EXPECT_EQ(Call({"RENAME", "a", name}), "+OK\r\n");
  EXPECT_EQ(Call({"GET", name}), "$100000\r\n" + value + "\r\n");
  EXPECT_EQ(Call({"RENAME", name, "a"}), "+OK\r\n");
  EXPECT_EQ(Call({"STRLEN", "a"}), ":100000\r\n");
}

TEST_F(Rename, ToTheSameNameChangesNothing) {
  Call({"SET", "a", "1"});
  const uint64_t before = store_.changes;
  EXPECT_EQ(Call({"RENAME", "a", "a"}), "+OK\r\n");
  EXPECT_EQ(Call({"RENAMENX", "a", "a"}), ":0\r\n");
  EXPECT_EQ(store_.changes, before);
}

TEST_F(Rename, NeedsItsSource) {
  EXPECT_EQ(Call({"RENAME", "a", "b"}), "-ERR no such key\r\n");
  EXPECT_EQ(Call({"RENAME", "a", "a"}), "-ERR no such key\r\n");
  EXPECT_EQ(Call({"RENAMENX", "a", "a"}), "-ERR no such key\r\n");
}

TEST_F(Rename, KeepsTheAccessClock) {
  Call({"SET", "a", "1"});
  clock_.Advance(10'000'000);
  Call({"CLIENT", "NO-TOUCH", "ON"});
  Call({"RENAME", "a", "b"});
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "b"}), ":10\r\n");
}

TEST_F(Renamenx, LeavesATakenNameAlone) {
  Call({"MSET", "a", "1", "b", "2"});
  EXPECT_EQ(Call({"RENAMENX", "a", "b"}), ":0\r\n");
  EXPECT_EQ(Call({"GET", "b"}), "$1\r\n2\r\n");
  EXPECT_EQ(Call({"RENAMENX", "a", "c"}), ":1\r\n");
  EXPECT_EQ(Call({"GET", "c"}), "$1\r\n1\r\n");
}

TEST_F(Renamenx, TakesTheNameOfAnExpiredKey) {
  Call({"SET", "a", "1"});
  Call({"SET", "b", "2", "PX", "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(Call({"RENAMENX", "a", "b"}), ":1\r\n");
}

TEST_F(Move, MovesAKeyToAnotherDatabase) {
  Call({"SET", "a", "1", "PX", "1000"});
  EXPECT_EQ(Call({"MOVE", "a", "3"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
  Call({"SELECT", "3"});
  EXPECT_EQ(Call({"GET", "a"}), "$1\r\n1\r\n");
  EXPECT_EQ(Call({"PTTL", "a"}), ":1000\r\n");
}

TEST_F(Move, LeavesAKeyThatIsThereAlone) {
  Call({"SET", "a", "1"});
  Call({"SELECT", "3"});
  Call({"SET", "a", "2"});
  EXPECT_EQ(Call({"MOVE", "a", "0"}), ":0\r\n");
  EXPECT_EQ(Call({"MOVE", "none", "0"}), ":0\r\n");
  EXPECT_EQ(Call({"GET", "a"}), "$1\r\n2\r\n");
}

TEST_F(Move, RefusesWhatIsNoOtherDatabase) {
  EXPECT_EQ(Call({"MOVE", "a", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"MOVE", "a", "16"}), "-ERR DB index is out of range\r\n");
  EXPECT_EQ(Call({"MOVE", "a", "-1"}), "-ERR DB index is out of range\r\n");
  EXPECT_EQ(Call({"MOVE", "a", "2147483648"}),
            "-ERR value is out of range, value must between -2147483648 and 2147483647\r\n");
  EXPECT_EQ(Call({"MOVE", "a", "0"}), "-ERR source and destination objects are the same\r\n");
}

}  // namespace
}  // namespace nacre
