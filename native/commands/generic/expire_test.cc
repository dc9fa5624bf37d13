#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Expire : public CommandTest {
 protected:
  Expire() { Call({"SET", "a", "1"}); }
};

using Persist = Expire;

TEST_F(Expire, SetsTheTimeToLiveInEachForm) {
  EXPECT_EQ(Call({"EXPIRE", "a", "10"}), ":1\r\n");
  EXPECT_EQ(Call({"PTTL", "a"}), ":10000\r\n");
  EXPECT_EQ(Call({"PEXPIRE", "a", "11"}), ":1\r\n");
  EXPECT_EQ(Call({"PTTL", "a"}), ":11\r\n");
  EXPECT_EQ(Call({"EXPIREAT", "a", "1800000000"}), ":1\r\n");
  EXPECT_EQ(Call({"PEXPIRETIME", "a"}), ":1800000000000\r\n");
  EXPECT_EQ(Call({"PEXPIREAT", "a", "1800000000001"}), ":1\r\n");
  EXPECT_EQ(Call({"PEXPIRETIME", "a"}), ":1800000000001\r\n");
}

TEST_F(Expire, AnswersZeroWithoutAKey) { EXPECT_EQ(Call({"EXPIRE", "none", "10"}), ":0\r\n"); }

TEST_F(Expire, DeletesAKeyWhoseTimeIsPast) {
  EXPECT_EQ(Call({"EXPIRE", "a", "-1"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"PEXPIRE", "a", "0"}), ":1\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_F(Expire, WithNxSetsOnlyTheFirstExpiry) {
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "NX"}), ":1\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "20", "nx"}), ":0\r\n");
  EXPECT_EQ(Call({"TTL", "a"}), ":10\r\n");
}

TEST_F(Expire, WithXxChangesOnlyAnExpiry) {
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "XX"}), ":0\r\n");
  Call({"EXPIRE", "a", "10"});
  EXPECT_EQ(Call({"EXPIRE", "a", "20", "XX"}), ":1\r\n");
}

TEST_F(Expire, WithGtTakesAKeyWithoutExpiryAsEverlasting) {
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "GT"}), ":0\r\n");
  Call({"EXPIRE", "a", "10"});
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "GT"}), ":0\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "11", "GT"}), ":1\r\n");
}

TEST_F(Expire, WithLtTakesAKeyWithoutExpiryAsEverlasting) {
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "LT"}), ":1\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "LT"}), ":0\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "9", "LT"}), ":1\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "8", "LT", "XX"}), ":1\r\n");
}

TEST_F(Expire, RefusesConditionsThatExcludeEachOther) {
  const std::string nx = "-ERR NX and XX, GT or LT options at the same time are not compatible\r\n";
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "NX", "XX"}), nx);
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "GT", "NX"}), nx);
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "NX", "GT", "LT"}), nx);
  EXPECT_EQ(Call({"EXPIRE", "a", "10", "GT", "LT"}),
            "-ERR GT and LT options at the same time are not compatible\r\n");
}

TEST_F(Expire, RefusesAnUnknownOptionBeforeItLooksAtTheNumber) {
  EXPECT_EQ(Call({"EXPIRE", "a", "x", "FOO"}), "-ERR Unsupported option FOO\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "1", std::string_view("FO\0O", 4)}), "-ERR Unsupported option FO\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "x"}), "-ERR value is not an integer or out of range\r\n");
}

TEST_F(Expire, RefusesATimeThatOverflows) {
  EXPECT_EQ(Call({"EXPIRE", "a", "9223372036854775807"}), "-ERR invalid expire time in 'expire' command\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "9223372036854775"}), "-ERR invalid expire time in 'expire' command\r\n");
  EXPECT_EQ(Call({"EXPIRE", "a", "-9223372036854775808"}),
            "-ERR invalid expire time in 'expire' command\r\n");
  EXPECT_EQ(Call({"PEXPIRE", "none", "9223372036854775807"}),
            "-ERR invalid expire time in 'pexpire' command\r\n");
  EXPECT_EQ(Call({"EXPIREAT", "a", "9223372036854776"}),
            "-ERR invalid expire time in 'expireat' command\r\n");
  EXPECT_EQ(Call({"PEXPIREAT", "a", "9223372036854775807"}), ":1\r\n");
}

TEST_F(Expire, TakesATimeFarInThePast) {
  EXPECT_EQ(Call({"PEXPIRE", "a", "-9223372036854775808"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
}

TEST_F(Expire, CountsAChangeOnlyWhereItMadeOne) {
  const uint64_t before = store_.changes;
  Call({"EXPIRE", "a", "10", "XX"});
  Call({"EXPIRE", "none", "10"});
  EXPECT_EQ(store_.changes, before);
  Call({"EXPIRE", "a", "10"});
  EXPECT_EQ(store_.changes, before + 1);
}

TEST_F(Persist, RemovesTheExpiry) {
  EXPECT_EQ(Call({"PERSIST", "a"}), ":0\r\n");
  Call({"EXPIRE", "a", "10"});
  EXPECT_EQ(Call({"PERSIST", "a"}), ":1\r\n");
  EXPECT_EQ(Call({"TTL", "a"}), ":-1\r\n");
  EXPECT_EQ(Call({"GET", "a"}), "$1\r\n1\r\n");
}

TEST_F(Persist, AnswersZeroWithoutAKey) { EXPECT_EQ(Call({"PERSIST", "none"}), ":0\r\n"); }

}  // namespace
}  // namespace nacre
