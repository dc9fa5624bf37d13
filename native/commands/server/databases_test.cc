#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Dbsize = CommandTest;
using Flush = CommandTest;
using Swapdb = CommandTest;

TEST_F(Dbsize, CountsTheKeysOfTheSelectedDatabase) {
  Call({"MSET", "a", "1", "b", "2"});
  EXPECT_EQ(Call({"DBSIZE"}), ":2\r\n");
  Call({"SELECT", "1"});
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_F(Dbsize, CountsAnExpiredKeyUntilItIsReclaimed) {
  Call({"SET", "a", "1", "PX", "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(Call({"DBSIZE"}), ":1\r\n");
  Call({"EXISTS", "a"});
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_F(Flush, FlushdbEmptiesTheSelectedDatabase) {
  Call({"MSET", "a", "1", "b", "2"});
  Call({"SELECT", "1"});
  Call({"SET", "c", "3"});
  EXPECT_EQ(Call({"FLUSHDB"}), "+OK\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
  Call({"SELECT", "0"});
  EXPECT_EQ(Call({"DBSIZE"}), ":2\r\n");
}

TEST_F(Flush, FlushallEmptiesEveryDatabase) {
  Call({"MSET", "a", "1", "b", "2"});
  Call({"SELECT", "1"});
  Call({"SET", "c", "3"});
  EXPECT_EQ(Call({"FLUSHALL"}), "+OK\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
  Call({"SELECT", "0"});
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
  EXPECT_EQ(store_.keyspace().bytes(), 0u);
}

TEST_F(Flush, TakesAModeAndNothingElse) {
  for (const char* name : {"FLUSHDB", "FLUSHALL"}) {
    EXPECT_EQ(Call({name, "ASYNC"}), "+OK\r\n");
    EXPECT_EQ(Call({name, "sync"}), "+OK\r\n");
    EXPECT_EQ(Call({name, "FOO"}), "-ERR syntax error\r\n");
    EXPECT_EQ(Call({name, "SYNC", "ASYNC"}), "-ERR syntax error\r\n");
  }
}

TEST_F(Flush, CountsEachKeyAsAChange) {
  Call({"MSET", "a", "1", "b", "2"});
  const uint64_t before = store_.changes;
  Call({"FLUSHDB"});
  EXPECT_EQ(store_.changes, before + 2);
  Call({"FLUSHDB"});
  EXPECT_EQ(store_.changes, before + 2);
}

TEST_F(Swapdb, ExchangesTwoDatabases) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"SWAPDB", "0", "1"}), "+OK\r\n");
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
  Call({"SELECT", "1"});
  EXPECT_EQ(Call({"EXISTS", "a"}), ":1\r\n");
}

TEST_F(Swapdb, OfADatabaseWithItselfChangesNothing) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"SWAPDB", "0", "0"}), "+OK\r\n");
  EXPECT_EQ(Call({"EXISTS", "a"}), ":1\r\n");
}

TEST_F(Swapdb, RefusesWhatIsNoDatabase) {
  EXPECT_EQ(Call({"SWAPDB", "x", "y"}), "-ERR invalid first DB index\r\n");
  EXPECT_EQ(Call({"SWAPDB", "0", "y"}), "-ERR invalid second DB index\r\n");
  EXPECT_EQ(Call({"SWAPDB", "0", "99999999999"}), "-ERR invalid second DB index\r\n");
  EXPECT_EQ(Call({"SWAPDB", "99", "y"}), "-ERR invalid second DB index\r\n");
  EXPECT_EQ(Call({"SWAPDB", "0", "16"}), "-ERR DB index is out of range\r\n");
  EXPECT_EQ(Call({"SWAPDB", "-1", "0"}), "-ERR DB index is out of range\r\n");
}

}  // namespace
}  // namespace nacre
