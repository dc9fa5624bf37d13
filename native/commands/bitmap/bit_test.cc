#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Setbit = CommandTest;
using Getbit = CommandTest;

constexpr std::string_view kBadOffset = "-ERR bit offset is not an integer or out of range\r\n";
constexpr std::string_view kBadBit = "-ERR bit is not an integer or out of range\r\n";

TEST_F(Setbit, ReturnsTheBitBefore) {
  EXPECT_EQ(Call({"SETBIT", "k", "7", "1"}), ":0\r\n");
  EXPECT_EQ(Call({"SETBIT", "k", "7", "1"}), ":1\r\n");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n\x01\r\n");
  EXPECT_EQ(Call({"SETBIT", "k", "7", "0"}), ":1\r\n");
  EXPECT_EQ(Call({"GET", "k"}), std::string("$1\r\n\0\r\n", 7));
}

TEST_F(Setbit, GrowsTheStringWithZeroBytes) {
  Call({"SET", "k", "a"});
  EXPECT_EQ(Call({"SETBIT", "k", "24", "0"}), ":0\r\n");
  EXPECT_EQ(Call({"GET", "k"}), std::string("$4\r\na\0\0\0\r\n", 10));
}

TEST_F(Setbit, CountsAChangeOnlyWhereThereIsOne) {
  Call({"SETBIT", "k", "9", "0"});
  EXPECT_EQ(store_.changes, 1u);
  Call({"SETBIT", "k", "9", "0"});
  EXPECT_EQ(store_.changes, 1u);
  Call({"SETBIT", "k", "9", "1"});
  EXPECT_EQ(store_.changes, 2u);
}

TEST_F(Setbit, KeepsTheExpiryTime) {
  Call({"SET", "k", "1", "PX", "1000"});
  Call({"SETBIT", "k", "300", "1"});
  clock_.Advance(1'000'000);
  EXPECT_EQ(Call({"GETBIT", "k", "300"}), ":0\r\n");
  EXPECT_EQ(Call({"STRLEN", "k"}), ":0\r\n");
}

TEST_F(Setbit, ChecksTheOffsetBeforeTheBit) {
  for (const std::string_view offset : {"-1", "x", "", "4294967296", "9223372036854775808", "#1"}) {
    EXPECT_EQ(Call({"SETBIT", "k", offset, "2"}), kBadOffset);
  }
  for (const std::string_view bit : {"2", "-1", "x", ""}) EXPECT_EQ(Call({"SETBIT", "k", "0", bit}), kBadBit);
  EXPECT_EQ(Call({"STRLEN", "k"}), ":0\r\n");
}

TEST_F(Setbit, ReachesAsFarAsTheLongestString) {
  store_.settings().proto_max_bulk_len.set(4);
  EXPECT_EQ(Call({"SETBIT", "k", "31", "1"}), ":0\r\n");
  EXPECT_EQ(Call({"SETBIT", "k", "32", "1"}), kBadOffset);
  EXPECT_EQ(Call({"GETBIT", "k", "32"}), kBadOffset);
}

TEST_F(Setbit, WritesToAnInteger) {
  Call({"SET", "k", "12"});
  EXPECT_EQ(Call({"SETBIT", "k", "15", "1"}), ":0\r\n");
  EXPECT_EQ(Call({"GET", "k"}), "$2\r\n13\r\n");
}

TEST_F(Setbit, LeavesARawStringEvenWhereNothingChanges) {
  Call({"SET", "k", "12"});
  EXPECT_EQ(Call({"SETBIT", "k", "0", "0"}), ":0\r\n");
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "k"}), "$3\r\nraw\r\n");
}

TEST_F(Getbit, ReadsZeroWhereNothingIs) {
  EXPECT_EQ(Call({"GETBIT", "k", "0"}), ":0\r\n");
  Call({"SET", "k", "\xff"});
  EXPECT_EQ(Call({"GETBIT", "k", "7"}), ":1\r\n");
  EXPECT_EQ(Call({"GETBIT", "k", "8"}), ":0\r\n");
  EXPECT_EQ(Call({"GETBIT", "k", "4294967295"}), ":0\r\n");
}

TEST_F(Getbit, ReadsTheDigitsOfAnInteger) {
  Call({"SET", "k", "1"});
  EXPECT_EQ(Call({"GETBIT", "k", "2"}), ":1\r\n");
  EXPECT_EQ(Call({"GETBIT", "k", "4"}), ":0\r\n");
}

}  // namespace
}  // namespace nacre
