#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Bitop : public CommandTest {
 protected:
  // The result of an operation on "\xf0\x0f", "\x33" and "\x55\x00\x01".
  std::string Result(std::string_view operation) {
    Call({"SET", "a", "\xf0\x0f"});
    Call({"SET", "b", "\x33"});
    Call({"SET", "c", std::string_view("\x55\x00\x01", 3)});
    EXPECT_EQ(Call({"BITOP", operation, "result", "a", "b", "c"}), ":3\r\n");
    return Call({"GET", "result"});
  }

  static std::string Three(char first, char second, char third) {
    return std::string("$3\r\n") + first + second + third + "\r\n";
  }
};

TEST_F(Bitop, CombinesStringsOfDifferentLengths) {
  EXPECT_EQ(Result("AND"), Three('\x10', '\x00', '\x00'));
  EXPECT_EQ(Result("or"), Three('\xf7', '\x0f', '\x01'));
  EXPECT_EQ(Result("XOR"), Three('\x96', '\x0f', '\x01'));
  EXPECT_EQ(Result("DIFF"), Three('\x80', '\x0f', '\x00'));
  EXPECT_EQ(Result("DIFF1"), Three('\x07', '\x00', '\x01'));
  EXPECT_EQ(Result("ANDOR"), Three('\x70', '\x00', '\x00'));
  EXPECT_EQ(Result("ONE"), Three('\x86', '\x0f', '\x01'));
}

TEST_F(Bitop, InvertsOneString) {
  Call({"SET", "a", "\xf0\x0f"});
  EXPECT_EQ(Call({"BITOP", "NOT", "a", "a"}), ":2\r\n");
  EXPECT_EQ(Call({"GET", "a"}), "$2\r\n\x0f\xf0\r\n");
  EXPECT_EQ(Call({"BITOP", "NOT", "r", "a", "a"}),
            "-ERR BITOP NOT must be called with a single source key.\r\n");
}

TEST_F(Bitop, TakesAMissingKeyForAnEmptyString) {
  Call({"SET", "a", "\xff"});
  EXPECT_EQ(Call({"BITOP", "AND", "r", "a", "missing"}), ":1\r\n");
  EXPECT_EQ(Call({"GET", "r"}), std::string("$1\r\n\0\r\n", 7));
}

TEST_F(Bitop, RemovesTheDestinationWhenTheResultIsEmpty) {
  Call({"SET", "r", "old"});
  const uint64_t changes = store_.changes;
  EXPECT_EQ(Call({"BITOP", "OR", "r", "missing", "missing"}), ":0\r\n");
  EXPECT_EQ(Call({"GET", "r"}), "$-1\r\n");
  EXPECT_EQ(store_.changes, changes + 1);
  EXPECT_EQ(Call({"BITOP", "OR", "r", "missing"}), ":0\r\n");
  EXPECT_EQ(store_.changes, changes + 1);
}

TEST_F(Bitop, RemovesTheExpiryTimeOfTheDestination) {
  Call({"SET", "a", "1"});
  Call({"SET", "r", "old", "PX", "1"});
  Call({"BITOP", "OR", "r", "a"});
  clock_.Advance(10'000);
  EXPECT_EQ(Call({"GET", "r"}), "$1\r\n1\r\n");
}

TEST_F(Bitop, DoesNotReadExpiredSources) {
  Call({"SET", "a", "\xff", "PX", "1"});
  Call({"SET", "b", "\x01"});
  clock_.Advance(10'000);
  EXPECT_EQ(Call({"BITOP", "OR", "r", "a", "b", "a"}), ":1\r\n");
  EXPECT_EQ(Call({"GET", "r"}), "$1\r\n\x01\r\n");
}

TEST_F(Bitop, NeedsTwoSourcesToTellXFromTheOthers) {
  EXPECT_EQ(Call({"BITOP", "diff", "r", "a"}),
            "-ERR BITOP DIFF must be called with at least two source keys.\r\n");
  EXPECT_EQ(Call({"BITOP", "DIFF1", "r", "a"}),
            "-ERR BITOP DIFF1 must be called with at least two source keys.\r\n");
  EXPECT_EQ(Call({"BITOP", "ANDOR", "r", "a"}),
            "-ERR BITOP ANDOR must be called with at least two source keys.\r\n");
  EXPECT_EQ(Call({"BITOP", "ONE", "r", "a"}), ":0\r\n");
}

TEST_F(Bitop, StoresARawString) {
  Call({"SET", "a", "12"});
  Call({"BITOP", "OR", "r", "a"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "r"}), "$3\r\nraw\r\n");
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "a"}), "$3\r\nint\r\n");
}

TEST_F(Bitop, RefusesUnknownOperations) {
  EXPECT_EQ(Call({"BITOP", "NAND", "r", "a", "b"}), "-ERR syntax error\r\n");
}

}  // namespace
}  // namespace nacre
