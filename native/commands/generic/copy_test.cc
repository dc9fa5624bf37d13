#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Copy = CommandTest;

TEST_F(Copy, CopiesValueAndExpiry) {
  Call({"SET", "a", "1", "PX", "1000"});
  EXPECT_EQ(Call({"COPY", "a", "b"}), ":1\r\n");
  EXPECT_EQ(Call({"MGET", "a", "b"}), "*2\r\n$1\r\n1\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"PTTL", "b"}), ":1000\r\n");
}

TEST_F(Copy, AnswersZeroWithoutASource) { EXPECT_EQ(Call({"COPY", "a", "b"}), ":0\r\n"); }

TEST_F(Copy, ReplacesOnlyWhenAsked) {
  Call({"SET", "a", "1"});
  Call({"SET", "b", "2", "PX", "1000"});
  EXPECT_EQ(Call({"COPY", "a", "b"}), ":0\r\n");
  EXPECT_EQ(Call({"COPY", "a", "b", "REPLACE"}), ":1\r\n");
  EXPECT_EQ(Call({"GET", "b"}), "$1\r\n1\r\n");
  EXPECT_EQ(Call({"PTTL", "b"}), ":-1\r\n");
}

TEST_F(Copy, CopiesToAnotherDatabase) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"COPY", "a", "a", "DB", "3"}), ":1\r\n");
  EXPECT_EQ(Call({"COPY", "a", "a", "DB", "3"}), ":0\r\n");
  EXPECT_EQ(Call({"COPY", "a", "a", "db", "3", "replace"}), ":1\r\n");
  Call({"SELECT", "3"});
  EXPECT_EQ(Call({"GET", "a"}), "$1\r\n1\r\n");
}

TEST_F(Copy, ReplacesAnExpiredKey) {
  Call({"SET", "a", "1"});
  Call({"SET", "b", "2", "PX", "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(Call({"COPY", "a", "b"}), ":1\r\n");
}

TEST_F(Copy, KeepsTheEncoding) {
  Call({"SET", "a", "1"});
  Call({"APPEND", "a", "2"});
  Call({"COPY", "a", "b"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "b"}), "$3\r\nraw\r\n");
}

TEST_F(Copy, CopiesALargeValueThatStaysTheOwnersAlone) {
  Call({"SET", "a", std::string(100'000, 'x')});
  Call({"COPY", "a", "b"});
  Call({"APPEND", "a", "y"});
  EXPECT_EQ(Call({"STRLEN", "b"}), ":100000\r\n");
}

TEST_F(Copy, RefusesItsOwnSource) {
  const std::string same = "-ERR source and destination objects are the same\r\n";
  EXPECT_EQ(Call({"COPY", "a", "a"}), same);
  EXPECT_EQ(Call({"COPY", "a", "a", "DB", "0", "REPLACE"}), same);
}

TEST_F(Copy, RefusesUnknownOptionsAndDatabases) {
  EXPECT_EQ(Call({"COPY", "a", "b", "FOO"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"COPY", "a", "b", "DB"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"COPY", "a", "b", "DB", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"COPY", "a", "b", "DB", "16", "FOO"}), "-ERR DB index is out of range\r\n");
}

}  // namespace
}  // namespace nacre
