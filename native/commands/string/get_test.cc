#include "commands/string/string_command_test.h"

namespace nacre {
namespace {

using GetCommand = StringCommandTest;

TEST_F(GetCommand, AnswersNullForAnAbsentKey) {
  EXPECT_EQ(Get("k"), kNull);
  client_.state().resp_version = 3;
  EXPECT_EQ(Get("k"), "_\r\n");
}

TEST_F(GetCommand, SpellsIntegers) {
  Call({"SET", "k", "-12"});
  EXPECT_EQ(Get("k"), Bulk("-12"));
}

TEST_F(GetCommand, ReturnsLongValues) {
  const std::string value(100'000, 'x');
  Call({"SET", "k", value});
  EXPECT_EQ(Get("k"), Bulk(value));
}

TEST_F(GetCommand, CountsHitsAndMisses) {
  Call({"SET", "k", "v"});
  Get("k");
  Get("absent");
  Get("absent");
  EXPECT_EQ(Lookups().first, 1u);
  EXPECT_EQ(Lookups().second, 2u);
}

TEST_F(GetCommand, RemovesAnExpiredKeyThatItMeetsBesideOtherReaders) {
  for (uint32_t i = 0; i <= BiasedMutex::kQuietReads; ++i) {
    Call({"SET", "k", "v", "PX", "100"});
    for (uint32_t reads = 0; reads < i; ++reads) EXPECT_EQ(Call({"GET", "k"}), "$1\r\nv\r\n");
    clock_.Advance(100'000);
    EXPECT_EQ(Call({"GET", "k"}), "$-1\r\n");
    EXPECT_EQ(store_.keyspace().expired(), i + 1);
    EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
  }
}

using GetdelCommand = StringCommandTest;

TEST_F(GetdelCommand, ReturnsTheValueAndRemovesTheKey) {
  EXPECT_EQ(Call({"GETDEL", "k"}), kNull);
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"GETDEL", "k"}), Bulk("v"));
  EXPECT_FALSE(Has("k"));
  EXPECT_EQ(store_.changes, 2u);
}

using GetexCommand = StringCommandTest;

TEST_F(GetexCommand, WithoutOptionsChangesNothing) {
  EXPECT_EQ(Call({"GETEX", "k"}), kNull);
  Call({"SET", "k", "v", "PX", "10"});
  EXPECT_EQ(Call({"GETEX", "k"}), Bulk("v"));
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
  EXPECT_EQ(store_.changes, 1u);
}

TEST_F(GetexCommand, SetsTheExpiryTime) {
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"GETEX", "k", "EX", "10"}), Bulk("v"));
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10'000);
  EXPECT_EQ(Call({"GETEX", "k", "pxat", "1800000000001"}), Bulk("v"));
  EXPECT_EQ(ExpiryOf("k"), 1'800'000'000'001);
}

TEST_F(GetexCommand, RemovesTheExpiryTime) {
  Call({"SET", "k", "v", "PX", "10"});
  EXPECT_EQ(Call({"GETEX", "k", "PERSIST"}), Bulk("v"));
  EXPECT_EQ(Call({"GETEX", "k", "PERSIST"}), Bulk("v"));
  EXPECT_EQ(ExpiryOf("k"), kNoExpiry);
  EXPECT_EQ(store_.changes, 2u) << "the second PERSIST changed nothing";
}

TEST_F(GetexCommand, WithATimeThatHasPassedRemovesTheKey) {
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"GETEX", "k", "EXAT", "1"}), Bulk("v"));
  EXPECT_FALSE(Has("k"));
}

TEST_F(GetexCommand, RefusesOtherOptions) {
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"GETEX", "k", "KEEPTTL"}), kSyntaxError);
  EXPECT_EQ(Call({"GETEX", "k", "GET"}), kSyntaxError);
  EXPECT_EQ(Call({"GETEX", "k", "EX"}), kSyntaxError);
  EXPECT_EQ(Call({"GETEX", "k", "EX", "10", "PERSIST"}), kSyntaxError);
  EXPECT_EQ(Call({"GETEX", "k", "EX", "0"}), "-ERR invalid expire time in 'getex' command\r\n");
}

TEST_F(GetexCommand, AnswersForAnAbsentKeyBeforeItLooksAtTheTime) {
  EXPECT_EQ(Call({"GETEX", "k", "EX", "abc"}), kNull);
  EXPECT_EQ(Call({"GETEX", "k", "WHAT"}), kSyntaxError);
}

using MgetCommand = StringCommandTest;

TEST_F(MgetCommand, ReturnsValuesInTheOrderOfTheKeys) {
  Call({"SET", "a", "1"});
  Call({"SET", "b", "text"});
  EXPECT_EQ(Call({"MGET", "b", "absent", "a", "b"}), "*4\r\n$4\r\ntext\r\n$-1\r\n$1\r\n1\r\n$4\r\ntext\r\n");
}

using StrlenCommand = StringCommandTest;

TEST_F(StrlenCommand, CountsBytes) {
  EXPECT_EQ(Call({"STRLEN", "k"}), kZero);
  Call({"SET", "k", "-123"});
  EXPECT_EQ(Call({"STRLEN", "k"}), ":4\r\n");
  Call({"SET", "k", std::string(1000, 'x')});
  EXPECT_EQ(Call({"STRLEN", "k"}), ":1000\r\n");
}

}  // namespace
}  // namespace nacre
