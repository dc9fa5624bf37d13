#include "commands/string/string_command_test.h"

namespace nacre {
namespace {

using MsetCommand = StringCommandTest;

TEST_F(MsetCommand, SetsAllKeysAndForgetsTheirExpiry) {
  Call({"SET", "a", "0", "EX", "10"});
  EXPECT_EQ(Call({"MSET", "a", "1", "b", "text"}), kOk);
  EXPECT_EQ(Call({"MGET", "a", "b"}), "*2\r\n$1\r\n1\r\n$4\r\ntext\r\n");
  EXPECT_EQ(ExpiryOf("a"), kNoExpiry);
  EXPECT_EQ(EncodingOf("a"), Encoding::kInt);
  EXPECT_EQ(store_.changes, 3u);
}

TEST_F(MsetCommand, GivesAKeyNamedTwiceItsLastValue) {
  EXPECT_EQ(Call({"MSET", "a", "1", "a", "2"}), kOk);
  EXPECT_EQ(Get("a"), Bulk("2"));
}

TEST_F(MsetCommand, RefusesAKeyWithoutAValue) {
  EXPECT_EQ(Call({"MSET", "a", "1", "b"}), "-ERR wrong number of arguments for 'mset' command\r\n");
  EXPECT_FALSE(Has("a"));
}

using MsetnxCommand = StringCommandTest;

TEST_F(MsetnxCommand, SetsAllKeysOrNone) {
  EXPECT_EQ(Call({"MSETNX", "a", "1", "b", "2"}), kOne);
  EXPECT_EQ(Call({"MSETNX", "c", "3", "b", "4"}), kZero);
  EXPECT_FALSE(Has("c"));
  EXPECT_EQ(Get("b"), Bulk("2"));
}

TEST_F(MsetnxCommand, AcceptsAKeyNamedTwice) {
  EXPECT_EQ(Call({"MSETNX", "a", "1", "a", "2"}), kOne);
  EXPECT_EQ(Get("a"), Bulk("2"));
}

TEST_F(MsetnxCommand, RefusesAKeyWithoutAValue) {
  EXPECT_EQ(Call({"MSETNX", "a", "1", "b"}), "-ERR wrong number of arguments for 'msetnx' command\r\n");
}

using MsetexCommand = StringCommandTest;

TEST_F(MsetexCommand, SetsAllKeysWithOneExpiryTime) {
  EXPECT_EQ(Call({"MSETEX", "2", "a", "1", "b", "2", "EX", "10"}), kOne);
  EXPECT_EQ(ExpiryOf("a"), kStartMs + 10'000);
  EXPECT_EQ(ExpiryOf("b"), kStartMs + 10'000);
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1"}), kOne);
  EXPECT_EQ(ExpiryOf("a"), kNoExpiry);
}

TEST_F(MsetexCommand, WithNxNeedsAllKeysAbsent) {
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1", "NX"}), kOne);
  EXPECT_EQ(Call({"MSETEX", "2", "a", "2", "b", "2", "EX", "1", "NX"}), kZero);
  EXPECT_FALSE(Has("b"));
}

TEST_F(MsetexCommand, WithXxNeedsAllKeysPresent) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"MSETEX", "2", "a", "2", "b", "2", "XX"}), kZero);
  EXPECT_EQ(Get("a"), Bulk("1"));
  Call({"SET", "b", "1"});
  EXPECT_EQ(Call({"MSETEX", "2", "a", "2", "b", "2", "XX"}), kOne);
  EXPECT_EQ(Get("b"), Bulk("2"));
}

TEST_F(MsetexCommand, WithKeepttlKeepsEachKeysOwnExpiryTime) {
  Call({"SET", "a", "1", "PX", "10"});
  EXPECT_EQ(Call({"MSETEX", "2", "a", "2", "b", "2", "KEEPTTL"}), kOne);
  EXPECT_EQ(ExpiryOf("a"), kStartMs + 10);
  EXPECT_EQ(ExpiryOf("b"), kNoExpiry);
}

TEST_F(MsetexCommand, WithATimeThatHasPassedRemovesTheKeys) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"MSETEX", "2", "a", "2", "b", "2", "PXAT", "1"}), kOne);
  EXPECT_FALSE(Has("a"));
  EXPECT_FALSE(Has("b"));
}

TEST_F(MsetexCommand, TakesWordsOfOptionsAsKeysAndValues) {
  EXPECT_EQ(Call({"MSETEX", "1", "EX", "NX"}), kOne);
  EXPECT_EQ(Get("EX"), Bulk("NX"));
}

TEST_F(MsetexCommand, RefusesCountsThatDoNotFit) {
  const char* kInvalid = "-ERR invalid numkeys value\r\n";
  EXPECT_EQ(Call({"MSETEX", "a", "1", "2"}), kInvalid);
  EXPECT_EQ(Call({"MSETEX", "0", "a", "1"}), kInvalid);
  EXPECT_EQ(Call({"MSETEX", "-1", "a", "1"}), kInvalid);
  EXPECT_EQ(Call({"MSETEX", "2147483648", "a", "1"}), kInvalid);
  EXPECT_EQ(Call({"MSETEX", "2", "a", "1", "b"}), "-ERR wrong number of key-value pairs\r\n");
  EXPECT_EQ(Call({"MSETEX", "2147483647", "a", "1"}), "-ERR wrong number of key-value pairs\r\n");
}

TEST_F(MsetexCommand, RefusesOptionsOfOthers) {
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1", "GET"}), kSyntaxError);
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1", "IFEQ", "x"}), kSyntaxError);
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1", "PERSIST"}), kSyntaxError);
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1", "b", "2"}), kSyntaxError);
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1", "NX", "XX"}), kSyntaxError);
  EXPECT_EQ(Call({"MSETEX", "1", "a", "1", "EX", "0"}), "-ERR invalid expire time in 'msetex' command\r\n");
}

}  // namespace
}  // namespace nacre
