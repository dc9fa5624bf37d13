#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Delete : public CommandTest, public testing::WithParamInterface<const char*> {};

INSTANTIATE_TEST_SUITE_P(Generic, Delete, testing::Values("DEL", "UNLINK"));

TEST_P(Delete, CountsTheKeysThatWereThere) {
  Call({"MSET", "a", "1", "b", "2"});
  EXPECT_EQ(Call({GetParam(), "a", "b", "c"}), ":2\r\n");
  EXPECT_EQ(Call({"EXISTS", "a", "b"}), ":0\r\n");
}

TEST_P(Delete, CountsAKeyThatIsNamedTwiceOnce) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({GetParam(), "a", "a"}), ":1\r\n");
}

TEST_P(Delete, DoesNotCountAnExpiredKey) {
  Call({"SET", "a", "1", "PX", "10"});
  clock_.Advance(11'000);
  EXPECT_EQ(Call({GetParam(), "a"}), ":0\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_P(Delete, CountsChanges) {
  Call({"MSET", "a", "1", "b", "2"});
  const uint64_t before = store_.changes;
  Call({GetParam(), "a", "b", "c"});
  EXPECT_EQ(store_.changes, before + 2);
}

TEST_P(Delete, FreesALargeValueInTheBackground) {
  Call({"SET", "a", std::string(100'000, 'x')});
  EXPECT_EQ(Call({GetParam(), "a"}), ":1\r\n");
  EXPECT_LT(store_.keyspace().bytes(), 4096u);
}

TEST_P(Delete, NeedsAKey) {
  const std::string name = GetParam() == std::string("DEL") ? "del" : "unlink";
  EXPECT_EQ(Call({GetParam()}), "-ERR wrong number of arguments for '" + name + "' command\r\n");
}

}  // namespace
}  // namespace nacre
