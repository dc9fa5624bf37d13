#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Exists = CommandTest;
using Touch = CommandTest;
using Type = CommandTest;

TEST_F(Exists, CountsAKeyAsOftenAsItIsNamed) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"EXISTS", "a", "b", "a"}), ":2\r\n");
}

TEST_F(Exists, DoesNotSeeAnExpiredKey) {
  Call({"SET", "a", "1", "PX", "10"});
  clock_.Advance(11'000);
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
}

TEST_F(Exists, CountsHitsAndMissesAndTouchesNothing) {
  Call({"SET", "a", "1"});
  clock_.Advance(10'000'000);
  Call({"EXISTS", "a", "b"});
  EXPECT_EQ(Lookups().first, 1u);
  EXPECT_EQ(Lookups().second, 1u);
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "a"}), ":10\r\n");
}

TEST_F(Touch, CountsTheKeysThatExist) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"TOUCH", "a", "b", "a"}), ":2\r\n");
}

TEST_F(Touch, TouchesAlsoForAClientThatAskedNotTo) {
  Call({"SET", "a", "1"});
  Call({"CLIENT", "NO-TOUCH", "ON"});
  clock_.Advance(10'000'000);
  Call({"GET", "a"});
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "a"}), ":10\r\n");
  Call({"TOUCH", "a"});
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "a"}), ":0\r\n");
}

TEST_F(Type, NamesTheTypeOrSaysNone) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"TYPE", "a"}), "+string\r\n");
  EXPECT_EQ(Call({"TYPE", "b"}), "+none\r\n");
}

}  // namespace
}  // namespace nacre
