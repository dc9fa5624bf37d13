#include "commands/string/string_command_test.h"

namespace nacre {
namespace {

using DigestCommand = StringCommandTest;

TEST_F(DigestCommand, RepliesWithSixteenHexadecimalDigits) {
  Call({"SET", "k", "Hello world"});
  EXPECT_EQ(Call({"DIGEST", "k"}), Bulk("b6acb9d84a38ff74"));
}

TEST_F(DigestCommand, KeepsLeadingZeros) {
  Call({"SET", "k",
        "v8lf0c11xh8ymlqztfd3eeq16kfn4sspw7fqmnuuq3k3t75em5wdizgcdw7uc26nnf961u2jkfzkjytls2kwlj7626sd"});
  EXPECT_EQ(Call({"DIGEST", "k"}), Bulk("00006c38adf31777"));
}

TEST_F(DigestCommand, IsThatOfTheTextForEveryEncoding) {
  Call({"SET", "int", "12"});
  Call({"SET", "raw", "1"});
  Call({"APPEND", "raw", "2"});
  EXPECT_EQ(Call({"DIGEST", "int"}), Call({"DIGEST", "raw"}));
}

TEST_F(DigestCommand, AnswersNullForAnAbsentKey) { EXPECT_EQ(Call({"DIGEST", "k"}), kNull); }

using DelexCommand = StringCommandTest;

TEST_F(DelexCommand, WithoutAConditionDeletes) {
  EXPECT_EQ(Call({"DELEX", "k"}), kZero);
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"DELEX", "k"}), kOne);
  EXPECT_FALSE(Has("k"));
  EXPECT_EQ(store_.changes, 2u);
}

TEST_F(DelexCommand, ComparesTheValue) {
  Call({"SET", "k", "12"});
  EXPECT_EQ(Call({"DELEX", "k", "IFEQ", "13"}), kZero);
  EXPECT_EQ(Call({"DELEX", "k", "IFNE", "12"}), kZero);
  EXPECT_EQ(Call({"DELEX", "k", "ifeq", "12"}), kOne);
  Call({"SET", "k", "12"});
  EXPECT_EQ(Call({"DELEX", "k", "ifne", "13"}), kOne);
}

TEST_F(DelexCommand, ComparesTheDigest) {
  Call({"SET", "k", "test"});
  EXPECT_EQ(Call({"DELEX", "k", "IFDEQ", "0000000000000000"}), kZero);
  EXPECT_EQ(Call({"DELEX", "k", "IFDNE", "9EC9F7918D7DFC40"}), kZero);
  EXPECT_EQ(Call({"DELEX", "k", "IFDEQ", "9EC9f7918d7dfc40"}), kOne);
}

TEST_F(DelexCommand, RefusesOtherConditions) {
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"DELEX", "k", "NX", "v"}), "-ERR Invalid condition. Use IFEQ, IFNE, IFDEQ, or IFDNE\r\n");
  EXPECT_EQ(Call({"DELEX", "k", "IFDEQ", "abc"}), "-ERR must be exactly 16 hexadecimal characters\r\n");
  EXPECT_EQ(Call({"DELEX", "k", "IFEQ"}), "-ERR wrong number of arguments for 'delex' command\r\n");
  EXPECT_EQ(Call({"DELEX", "absent", "NX", "v"}), kZero);
  EXPECT_TRUE(Has("k"));
}

using DelifeqCommand = StringCommandTest;

TEST_F(DelifeqCommand, DeletesAKeyWithThatValueOnly) {
  EXPECT_EQ(Call({"DELIFEQ", "k", "v"}), kZero);
  Call({"SET", "k", "12"});
  EXPECT_EQ(Call({"DELIFEQ", "k", "1"}), kZero);
  EXPECT_EQ(Call({"DELIFEQ", "k", "12"}), kOne);
  EXPECT_FALSE(Has("k"));
}

}  // namespace
}  // namespace nacre
