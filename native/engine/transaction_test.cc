#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

constexpr const char* kOk = "+OK\r\n";
constexpr const char* kQueued = "+QUEUED\r\n";

class TransactionTest : public CommandTest {
 protected:
  void Queue(const std::vector<std::string_view>& arguments) { EXPECT_EQ(Call(arguments), kQueued); }
  void Begin() { EXPECT_EQ(Call({"MULTI"}), kOk); }
  std::string Exec() { return Call({"EXEC"}); }

  LocalClient other_{store_};
};

TEST_F(TransactionTest, ExecutesWhatWasQueuedInOrder) {
  Begin();
  Queue({"SET", "a", "1"});
  Queue({"INCRBY", "a", "41"});
  Queue({"GET", "a"});
  EXPECT_EQ(other_.Call({"GET", "a"}), "$-1\r\n") << "nothing happens before EXEC";
  EXPECT_EQ(Exec(), "*3\r\n+OK\r\n:42\r\n$2\r\n42\r\n");
  EXPECT_EQ(Exec(), "-ERR EXEC without MULTI\r\n");
}

TEST_F(TransactionTest, OfNothingRepliesWithNothing) {
  Begin();
  EXPECT_EQ(Exec(), "*0\r\n");
}

TEST_F(TransactionTest, GoesOnAfterACommandThatFails) {
  Call({"SET", "a", "text"});
  Begin();
  Queue({"INCR", "a"});
  Queue({"APPEND", "a", "!"});
  EXPECT_EQ(Exec(), "*2\r\n-ERR value is not an integer or out of range\r\n:5\r\n");
}

TEST_F(TransactionTest, IsRefusedAfterACommandThatCouldNotBeQueued) {
  Begin();
  Queue({"SET", "a", "1"});
  EXPECT_EQ(Call({"GET"}), "-ERR wrong number of arguments for 'get' command\r\n");
  EXPECT_EQ(Exec(), "-EXECABORT Transaction discarded because of previous errors.\r\n");
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
}

TEST_F(TransactionTest, IsNotRefusedForMultiOrWatchInside) {
  Begin();
  EXPECT_EQ(Call({"MULTI"}), "-ERR MULTI calls can not be nested\r\n");
  EXPECT_EQ(Call({"WATCH", "a"}), "-ERR WATCH inside MULTI is not allowed\r\n");
  Queue({"SET", "a", "1"});
  EXPECT_EQ(Exec(), "*1\r\n+OK\r\n");
}

TEST_F(TransactionTest, IsForgottenByDiscard) {
  EXPECT_EQ(Call({"DISCARD"}), "-ERR DISCARD without MULTI\r\n");
  Begin();
  Queue({"SET", "a", "1"});
  EXPECT_EQ(Call({"DISCARD"}), kOk);
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
}

TEST_F(TransactionTest, IsForgottenByReset) {
  Begin();
  Queue({"SET", "a", "1"});
  EXPECT_EQ(Call({"RESET"}), "+RESET\r\n");
  EXPECT_EQ(Exec(), "-ERR EXEC without MULTI\r\n");
}

TEST_F(TransactionTest, ChangesDatabaseOnItsWay) {
  Begin();
  Queue({"SET", "a", "in 0"});
  Queue({"SELECT", "3"});
  Queue({"SET", "a", "in 3"});
  EXPECT_EQ(Exec(), "*3\r\n+OK\r\n+OK\r\n+OK\r\n");
  EXPECT_EQ(Call({"GET", "a"}), "$4\r\nin 3\r\n");
  EXPECT_EQ(other_.Call({"GET", "a"}), "$4\r\nin 0\r\n");
}

TEST_F(TransactionTest, TakesCommandsAboutTheWholeStore) {
  Call({"SET", "a", "1"});
  Begin();
  Queue({"SET", "b", "1"});
  Queue({"DBSIZE"});
  Queue({"FLUSHALL"});
  Queue({"SCAN", "0"});
  Queue({"SET", "c", "1"});
  Queue({"KEYS", "*"});
  EXPECT_EQ(Exec(), "*6\r\n+OK\r\n:2\r\n+OK\r\n*2\r\n$1\r\n0\r\n*0\r\n+OK\r\n*1\r\n$1\r\nc\r\n");
}

TEST_F(TransactionTest, LeavesPartsForControlCommands) {
  Begin();
  Queue({"SET", "a", "1"});
  Queue({"CONFIG", "GET", "maxmemory"});
  Queue({"GET", "a"});
  EXPECT_EQ(Exec(), "(split)");
  const auto split = client_.executor().TakeSplitReply();
  ASSERT_EQ(split->parts.size(), 3u);
  EXPECT_EQ(split->parts[0], "*3\r\n+OK\r\n");
  EXPECT_EQ(split->parts[1], "");
  EXPECT_EQ(split->parts[2], "$1\r\n1\r\n");
  ASSERT_EQ(split->calls.size(), 1u);
  EXPECT_EQ(split->calls[0].part, 1u);
  EXPECT_EQ(split->calls[0].command.arguments()[2], "maxmemory");
}

class WatchTest : public TransactionTest {
 protected:
  // Whether a transaction comes to nothing once the others have done `calls`.
  bool IsBrokenBy(const std::vector<std::vector<std::string_view>>& calls) {
    EXPECT_EQ(Call({"WATCH", "a"}), kOk);
    for (const auto& call : calls) other_.Call(call);
    Begin();
    Queue({"PING"});
    return Exec() == "*-1\r\n";
  }
};

TEST_F(WatchTest, IsBrokenByEachKindOfChange) {
  EXPECT_TRUE(IsBrokenBy({{"SET", "a", "1"}})) << "the key came";
  EXPECT_TRUE(IsBrokenBy({{"SET", "a", "1"}})) << "the same value again";
  EXPECT_TRUE(IsBrokenBy({{"INCR", "a"}}));
  EXPECT_TRUE(IsBrokenBy({{"APPEND", "a", "x"}}));
  EXPECT_TRUE(IsBrokenBy({{"SETBIT", "a", "1", "1"}}));
  EXPECT_TRUE(IsBrokenBy({{"EXPIRE", "a", "100"}}));
  EXPECT_TRUE(IsBrokenBy({{"PERSIST", "a"}}));
  EXPECT_TRUE(IsBrokenBy({{"RENAME", "a", "b"}}));
  EXPECT_TRUE(IsBrokenBy({{"COPY", "b", "a"}}));
  EXPECT_TRUE(IsBrokenBy({{"MOVE", "a", "1"}}));
  EXPECT_TRUE(IsBrokenBy({{"SET", "a", "1"}, {"DEL", "a"}})) << "as it was before, but not untouched";
}

TEST_F(WatchTest, IsNotBrokenByWhatChangesNothing) {
  EXPECT_FALSE(IsBrokenBy({{"DEL", "a"}, {"PERSIST", "a"}, {"GET", "a"}, {"SET", "b", "1"}}));
  other_.Call({"SET", "a", "1"});
  EXPECT_FALSE(IsBrokenBy({{"SETNX", "a", "2"}, {"GET", "a"}, {"TOUCH", "a"}, {"DEL", "c", "d"}}));
  EXPECT_FALSE(IsBrokenBy({{"SELECT", "1"}, {"SET", "a", "1"}, {"SELECT", "0"}})) << "another database";
}

TEST_F(WatchTest, IsBrokenByTheClientItself) {
  EXPECT_EQ(Call({"WATCH", "a"}), kOk);
  Call({"SET", "a", "1"});
  Begin();
  EXPECT_EQ(Exec(), "*-1\r\n");
}

TEST_F(WatchTest, HoldsForOneTransaction) {
  EXPECT_TRUE(IsBrokenBy({{"SET", "a", "1"}}));
  Begin();
  Queue({"GET", "a"});
  EXPECT_EQ(Exec(), "*1\r\n$1\r\n1\r\n");
}

TEST_F(WatchTest, EndsWithUnwatchDiscardAndReset) {
  for (const std::string_view end : {"UNWATCH", "DISCARD", "RESET"}) {
    EXPECT_EQ(Call({"WATCH", "a"}), kOk);
    if (end == "DISCARD") Begin();
    Call({end});
    other_.Call({"INCR", "a"});
    Begin();
    EXPECT_EQ(Exec(), "*0\r\n") << end;
  }
}

TEST_F(WatchTest, LetsATransactionUnwatch) {
  EXPECT_EQ(Call({"WATCH", "a"}), kOk);
  Begin();
  Queue({"UNWATCH"});
  Queue({"GET", "a"});
  EXPECT_EQ(Exec(), "*2\r\n+OK\r\n$-1\r\n");
}

TEST_F(WatchTest, IsBrokenWhenTheKeyExpires) {
  Call({"SET", "a", "1", "PX", "10"});
  EXPECT_EQ(Call({"WATCH", "a"}), kOk);
  clock_.Advance(11'000);
  Begin();
  Queue({"PING"});
  EXPECT_EQ(Exec(), "*-1\r\n");
}

TEST_F(WatchTest, IsNotBrokenByAKeyThatHadExpiredBefore) {
  Call({"SET", "a", "1", "PX", "10"});
  clock_.Advance(11'000);
  EXPECT_FALSE(IsBrokenBy({{"GET", "a"}}));
}

TEST_F(WatchTest, IsBrokenByFlushingWhatIsThere) {
  EXPECT_FALSE(IsBrokenBy({{"FLUSHALL"}})) << "there was nothing";
  other_.Call({"SET", "a", "1"});
  EXPECT_TRUE(IsBrokenBy({{"FLUSHDB"}}));
}

TEST_F(WatchTest, IsBrokenBySwappingDatabases) {
  EXPECT_FALSE(IsBrokenBy({{"SWAPDB", "0", "1"}})) << "the key is in neither";
  other_.Call({"SET", "a", "1"});
  EXPECT_TRUE(IsBrokenBy({{"SWAPDB", "1", "0"}})) << "it goes";
  EXPECT_TRUE(IsBrokenBy({{"SWAPDB", "0", "1"}})) << "it comes";
}

TEST_F(WatchTest, LeavesNothingBehind) {
  Call({"WATCH", "a", "b", "a"});
  EXPECT_EQ(client_.state().watched_keys.load(), 2u);
  Call({"UNWATCH"});
  EXPECT_EQ(client_.state().watched_keys.load(), 0u);
  for (size_t i = 0; i < kShardCount; ++i) EXPECT_EQ(store_.keyspace().ShardAt(i).observer.load(), nullptr);
}

}  // namespace
}  // namespace nacre
