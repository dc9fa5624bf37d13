#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

using MemoryUsage = CommandTest;

TEST_F(MemoryUsage, CountsTheEntryAsTheAllocatorRoundsIt) {
  Call({"SET", "key", "value"});
  EXPECT_EQ(Call({"MEMORY", "USAGE", "key"}), ":16\r\n");
  Call({"EXPIRE", "key", "10"});
  EXPECT_EQ(Call({"MEMORY", "USAGE", "key"}), ":24\r\n");
}

TEST_F(MemoryUsage, CountsAValueOutsideItsEntry) {
  Call({"SET", "key", std::string(1000, 'x')});
  EXPECT_EQ(Call({"MEMORY", "USAGE", "key"}), ":1048\r\n");
}

TEST_F(MemoryUsage, AnswersNullWithoutAKey) { EXPECT_EQ(Call({"MEMORY", "USAGE", "none"}), "$-1\r\n"); }

TEST_F(MemoryUsage, ChecksSamplesBeforeTheKey) {
  EXPECT_EQ(Call({"MEMORY", "USAGE", "none", "SAMPLES", "0", "samples", "5"}), "$-1\r\n");
  EXPECT_EQ(Call({"MEMORY", "USAGE", "none", "SAMPLES", "x"}),
            "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"MEMORY", "USAGE", "none", "SAMPLES", "-1"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"MEMORY", "USAGE", "none", "SAMPLES"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"MEMORY", "USAGE", "none", "FOO", "1"}), "-ERR syntax error\r\n");
}

}  // namespace
}  // namespace nacre
