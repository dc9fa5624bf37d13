#include <gtest/gtest.h>

#include <map>
#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Keys = CommandTest;
using Randomkey = CommandTest;

TEST_F(Keys, ReturnsTheKeysThatMatch) {
  Call({"MSET", "one", "1", "two", "2", "three", "3"});
  EXPECT_EQ(Call({"KEYS", "o*"}), "*1\r\n$3\r\none\r\n");
  EXPECT_EQ(Call({"KEYS", "x*"}), "*0\r\n");
  EXPECT_EQ(Call({"KEYS", "*"}).substr(0, 4), "*3\r\n");
}

TEST_F(Keys, MatchesTheEmptyKeyOnlyWithOneStarOrAnEmptyPattern) {
  Call({"SET", "", "1"});
  EXPECT_EQ(Call({"KEYS", "*"}), "*1\r\n$0\r\n\r\n");
  EXPECT_EQ(Call({"KEYS", ""}), "*1\r\n$0\r\n\r\n");
  EXPECT_EQ(Call({"KEYS", "**"}), "*0\r\n");
}

TEST_F(Keys, DoesNotReturnExpiredKeys) {
  Call({"SET", "a", "1", "PX", "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(Call({"KEYS", "*"}), "*0\r\n");
}

TEST_F(Keys, SeesOnlyTheSelectedDatabase) {
  Call({"SET", "a", "1"});
  Call({"SELECT", "1"});
  EXPECT_EQ(Call({"KEYS", "*"}), "*0\r\n");
}

TEST_F(Randomkey, AnswersNullInAnEmptyDatabase) { EXPECT_EQ(Call({"RANDOMKEY"}), "$-1\r\n"); }

TEST_F(Randomkey, ReturnsEveryKeyAboutAsOften) {
  for (int i = 0; i < 100; ++i) Call({"SET", std::to_string(100 + i), "1"});
  std::map<std::string, int> seen;
  constexpr int kDraws = 20'000;
  for (int i = 0; i < kDraws; ++i) ++seen[Call({"RANDOMKEY"})];
  EXPECT_EQ(seen.size(), 100u);
  for (const auto& [key, times] : seen) {
    EXPECT_GT(times, kDraws / 100 / 2) << key;
    EXPECT_LT(times, kDraws / 100 * 2) << key;
  }
}

TEST_F(Randomkey, FindsTheOnlyKeyThatHasNotExpired) {
  for (int i = 0; i < 1000; ++i) Call({"SET", std::to_string(i), "1", "PX", "1"});
  Call({"SET", "live", "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(Call({"RANDOMKEY"}), "$4\r\nlive\r\n");
}

TEST_F(Randomkey, EndsWhenAllKeysHaveExpired) {
  for (int i = 0; i < 1000; ++i) Call({"SET", std::to_string(i), "1", "PX", "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(Call({"RANDOMKEY"}), "$-1\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
  EXPECT_EQ(store_.keyspace().expired(), 1000u);
}

}  // namespace
}  // namespace nacre
