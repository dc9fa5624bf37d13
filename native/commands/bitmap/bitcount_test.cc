#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Bitcount : public CommandTest {
 protected:
  Bitcount() { Call({"SET", "k", "foobar"}); }
};

TEST_F(Bitcount, CountsTheWholeString) {
  EXPECT_EQ(Call({"BITCOUNT", "k"}), ":26\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "missing"}), ":0\r\n");
  Call({"SET", "number", "1"});
  EXPECT_EQ(Call({"BITCOUNT", "number"}), ":3\r\n");
}

TEST_F(Bitcount, CountsRangesOfBytes) {
  EXPECT_EQ(Call({"BITCOUNT", "k", "0", "0"}), ":4\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "1", "1", "BYTE"}), ":6\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "-2", "-1"}), ":7\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "0", "100"}), ":26\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "3", "2"}), ":0\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "6", "9"}), ":0\r\n");
}

TEST_F(Bitcount, CountsRangesOfBits) {
  EXPECT_EQ(Call({"BITCOUNT", "k", "5", "30", "BIT"}), ":17\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "-1", "-1", "bit"}), ":0\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "-2", "-2", "bit"}), ":1\r\n");
}

TEST_F(Bitcount, TakesAnEndBeforeTheStringForItsFirstByte) {
  EXPECT_EQ(Call({"BITCOUNT", "k", "0", "-100"}), ":4\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "-100", "-200"}), ":0\r\n");
}

TEST_F(Bitcount, RefusesBadRanges) {
  EXPECT_EQ(Call({"BITCOUNT", "k", "0"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "0", "1", "BITS"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "0", "1", "BIT", "x"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "x", "1"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "0", "x"}), "-ERR value is not an integer or out of range\r\n");
}

TEST_F(Bitcount, LooksAtTheKeyBeforeTheRange) {
  EXPECT_EQ(Call({"BITCOUNT", "missing", "x"}), ":0\r\n");
  EXPECT_EQ(Call({"BITCOUNT", "k", "-1", "-2", "BITS"}), ":0\r\n");
}

}  // namespace
}  // namespace nacre
