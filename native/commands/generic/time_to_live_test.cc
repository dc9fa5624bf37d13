#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

using TimeToLive = CommandTest;

TEST_F(TimeToLive, IsMinusTwoWithoutAKey) {
  for (const char* name : {"TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME"}) {
    EXPECT_EQ(Call({name, "none"}), ":-2\r\n") << name;
  }
}

TEST_F(TimeToLive, IsMinusOneWithoutAnExpiry) {
  Call({"SET", "a", "1"});
  for (const char* name : {"TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME"}) {
    EXPECT_EQ(Call({name, "a"}), ":-1\r\n") << name;
  }
}

TEST_F(TimeToLive, IsGivenInMillisecondsOrRoundedToSeconds) {
  Call({"SET", "a", "1", "PX", "1499"});
  EXPECT_EQ(Call({"PTTL", "a"}), ":1499\r\n");
  EXPECT_EQ(Call({"TTL", "a"}), ":1\r\n");
  clock_.Advance(999'000);
  EXPECT_EQ(Call({"PTTL", "a"}), ":500\r\n");
  EXPECT_EQ(Call({"TTL", "a"}), ":1\r\n");
  clock_.Advance(1'000);
  EXPECT_EQ(Call({"TTL", "a"}), ":0\r\n");
}

TEST_F(TimeToLive, EndsWithTheKey) {
  Call({"SET", "a", "1", "PX", "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(Call({"PTTL", "a"}), ":-2\r\n");
}

TEST_F(TimeToLive, NamesTheMomentOfExpiry) {
  Call({"SET", "a", "1", "PXAT", "1800000000500"});
  EXPECT_EQ(Call({"PEXPIRETIME", "a"}), ":1800000000500\r\n");
  EXPECT_EQ(Call({"EXPIRETIME", "a"}), ":1800000001\r\n");
  Call({"SET", "a", "1", "PXAT", "1800000000499"});
  EXPECT_EQ(Call({"EXPIRETIME", "a"}), ":1800000000\r\n");
}

TEST_F(TimeToLive, RoundsTheEndOfTimeWithoutOverflow) {
  Call({"SET", "a", "1"});
  Call({"PEXPIREAT", "a", "9223372036854775807"});
  EXPECT_EQ(Call({"PEXPIRETIME", "a"}), ":9223372036854775807\r\n");
  EXPECT_EQ(Call({"EXPIRETIME", "a"}), ":9223372036854776\r\n");
}

}  // namespace
}  // namespace nacre
