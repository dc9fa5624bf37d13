#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Bitpos : public CommandTest {
 protected:
  Bitpos() {
    Call({"SET", "k", std::string_view("\xff\xf0\x00", 3)});
    Call({"SET", "full", "\xff\xff\xff"});
    Call({"SET", "clear", std::string_view("\0\0", 2)});
    Call({"SET", "empty", ""});
  }
};

TEST_F(Bitpos, FindsTheFirstBit) {
  EXPECT_EQ(Call({"BITPOS", "k", "1"}), ":0\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "0"}), ":12\r\n");
  EXPECT_EQ(Call({"BITPOS", "clear", "1"}), ":-1\r\n");
}

TEST_F(Bitpos, SearchesRanges) {
  EXPECT_EQ(Call({"BITPOS", "k", "1", "1"}), ":8\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "1", "2", "-1", "BYTE"}), ":-1\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "1", "7", "15", "BIT"}), ":7\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "0", "7", "15", "BIT"}), ":12\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "0", "7", "-13", "bit"}), ":-1\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "1", "2", "1"}), ":-1\r\n");
}

TEST_F(Bitpos, FindsAClearBitBehindTheStringUnlessTheEndWasGiven) {
  EXPECT_EQ(Call({"BITPOS", "full", "0"}), ":24\r\n");
  EXPECT_EQ(Call({"BITPOS", "full", "0", "1"}), ":24\r\n");
  EXPECT_EQ(Call({"BITPOS", "full", "0", "0", "-1"}), ":-1\r\n");
  EXPECT_EQ(Call({"BITPOS", "full", "0", "5"}), ":-1\r\n");
}

TEST_F(Bitpos, TakesAMissingKeyForClearBits) {
  EXPECT_EQ(Call({"BITPOS", "missing", "0"}), ":0\r\n");
  EXPECT_EQ(Call({"BITPOS", "missing", "1"}), ":-1\r\n");
  EXPECT_EQ(Call({"BITPOS", "missing", "0", "x", "y", "z"}), ":0\r\n");
  EXPECT_EQ(Call({"BITPOS", "empty", "0"}), ":-1\r\n");
}

TEST_F(Bitpos, RefusesBadArguments) {
  EXPECT_EQ(Call({"BITPOS", "k", "2"}), "-ERR The bit argument must be 1 or 0.\r\n");
  EXPECT_EQ(Call({"BITPOS", "missing", "-1"}), "-ERR The bit argument must be 1 or 0.\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "1", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "1", "0", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "1", "0", "1", "BITS"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"BITPOS", "k", "1", "0", "1", "BIT", "x"}), "-ERR syntax error\r\n");
}

}  // namespace
}  // namespace nacre
