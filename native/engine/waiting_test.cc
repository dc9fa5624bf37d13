#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

constexpr const char* kWaits = "(waits)";

std::string Pair(std::string_view key, std::string_view value) {
  return "*2\r\n$" + std::to_string(key.size()) + "\r\n" + std::string(key) + "\r\n$" +
         std::to_string(value.size()) + "\r\n" + std::string(value) + "\r\n";
}

class WaitingTest : public CommandTest {
 protected:
  ~WaitingTest() override {
    EXPECT_EQ(store_.interest().waiting(), waiting_);
    for (size_t i = 0; waiting_ == 0 && i < kShardCount; ++i) {
      EXPECT_EQ(store_.keyspace().ShardAt(i).observer.load(), nullptr);
    }
  }

  size_t waiting_ = 0;  // Clients that still wait at the end of the test.
  LocalClient first_{store_};
  LocalClient second_{store_};
};

TEST_F(WaitingTest, DoesNotWaitForWhatIsThere) {
  Call({"RPUSH", "l", "a", "b"});
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), Pair("l", "a"));
  EXPECT_EQ(first_.Call({"BRPOP", "none", "l", "0"}), Pair("l", "b"));
}

TEST_F(WaitingTest, ServesTheClientThatWaitedLongest) {
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), kWaits);
  EXPECT_EQ(second_.Call({"BLPOP", "l", "0"}), kWaits);
  EXPECT_EQ(Call({"RPUSH", "l", "a"}), ":1\r\n");
  EXPECT_EQ(first_.TakeWaited(), Pair("l", "a"));
  EXPECT_EQ(second_.TakeWaited(), "");
  EXPECT_EQ(Call({"EXISTS", "l"}), ":0\r\n");
  Call({"RPUSH", "l", "b", "c"});
  EXPECT_EQ(second_.TakeWaited(), Pair("l", "b"));
  EXPECT_EQ(Call({"LRANGE", "l", "0", "-1"}), "*1\r\n$1\r\nc\r\n");
}

TEST_F(WaitingTest, ServesBeforeAnyLaterCommandSeesTheElement) {
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), kWaits);
  Call({"RPUSH", "l", "a"});
  EXPECT_EQ(Call({"LLEN", "l"}), ":0\r\n");
  EXPECT_EQ(first_.TakeWaited(), Pair("l", "a"));
}

TEST_F(WaitingTest, TakesTheKeyThatComesFirst) {
  EXPECT_EQ(first_.Call({"BLPOP", "a", "b", "c", "0"}), kWaits);
  Call({"RPUSH", "b", "x"});
  EXPECT_EQ(first_.TakeWaited(), Pair("b", "x"));
  Call({"RPUSH", "a", "y"});
  EXPECT_EQ(Call({"LLEN", "a"}), ":1\r\n") << "the wait is over for its other keys";
}

TEST_F(WaitingTest, GoesOnWhenTheKeyIsOfAnotherType) {
  EXPECT_EQ(first_.Call({"BLPOP", "k", "0"}), kWaits);
  Call({"SET", "k", "text"});
  EXPECT_EQ(first_.TakeWaited(), "");
  Call({"DEL", "k"});
  Call({"RPUSH", "k", "a"});
  EXPECT_EQ(first_.TakeWaited(), Pair("k", "a"));
}

TEST_F(WaitingTest, StaysInItsDatabase) {
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), kWaits);
  Call({"SELECT", "1"});
  Call({"RPUSH", "l", "a"});
  EXPECT_EQ(first_.TakeWaited(), "");
  Call({"MOVE", "l", "0"});
  EXPECT_EQ(first_.TakeWaited(), Pair("l", "a"));
}

TEST_F(WaitingTest, EndsWithRenamingCopyingAndSwapping) {
  Call({"RPUSH", "other", "a"});
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), kWaits);
  Call({"COPY", "other", "l"});
  EXPECT_EQ(first_.TakeWaited(), Pair("l", "a"));
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), kWaits);
  Call({"RENAME", "other", "l"});
  EXPECT_EQ(first_.TakeWaited(), Pair("l", "a"));
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), kWaits);
  Call({"SELECT", "1"});
  Call({"RPUSH", "l", "b"});
  Call({"SWAPDB", "0", "1"});
  EXPECT_EQ(first_.TakeWaited(), Pair("l", "b"));
}

TEST_F(WaitingTest, SeesATransactionOnlyWhenItIsDone) {
  EXPECT_EQ(first_.Call({"BLPOP", "l", "0"}), kWaits);
  Call({"MULTI"});
  Call({"RPUSH", "l", "a"});
  Call({"LPOP", "l"});
  EXPECT_EQ(Call({"EXEC"}), "*2\r\n:1\r\n$1\r\na\r\n");
  EXPECT_EQ(first_.TakeWaited(), "");
  Call({"MULTI"});
  Call({"RPUSH", "l", "a"});
  Call({"LPUSH", "l", "b"});
  Call({"EXEC"});
  EXPECT_EQ(first_.TakeWaited(), Pair("l", "b"));
}

TEST_F(WaitingTest, ServesTheKeysOfATransactionInTheOrderOfTheirChanges) {
  EXPECT_EQ(first_.Call({"BLPOP", "a", "b", "0"}), kWaits);
  Call({"MULTI"});
  Call({"RPUSH", "b", "1"});
  Call({"RPUSH", "a", "2"});
  Call({"EXEC"});
  EXPECT_EQ(first_.TakeWaited(), Pair("b", "1"));
}

TEST_F(WaitingTest, DoesNotHappenInsideATransaction) {
  Call({"MULTI"});
  Call({"BLPOP", "l", "0"});
  Call({"BLMOVE", "l", "m", "LEFT", "LEFT", "0"});
  EXPECT_EQ(Call({"EXEC"}), "*2\r\n*-1\r\n$-1\r\n");
}

TEST_F(WaitingTest, MovesToAnotherKeyWhereTheNextOneWaits) {
  EXPECT_EQ(first_.Call({"BLMOVE", "a", "b", "LEFT", "RIGHT", "0"}), kWaits);
  EXPECT_EQ(second_.Call({"BLPOP", "b", "0"}), kWaits);
  EXPECT_EQ(Call({"RPUSH", "a", "x"}), ":1\r\n");
  EXPECT_EQ(first_.TakeWaited(), "$1\r\nx\r\n");
  EXPECT_EQ(second_.TakeWaited(), Pair("b", "x"));
  EXPECT_EQ(Call({"EXISTS", "a", "b"}), ":0\r\n");
}

TEST_F(WaitingTest, MovesInARingEndWhereTheyBegan) {
  EXPECT_EQ(first_.Call({"BLMOVE", "a", "b", "LEFT", "RIGHT", "0"}), kWaits);
  EXPECT_EQ(second_.Call({"BLMOVE", "b", "a", "LEFT", "RIGHT", "0"}), kWaits);
  Call({"MULTI"});
  Call({"RPUSH", "a", "x"});
  Call({"EXEC"});
  EXPECT_EQ(first_.TakeWaited(), "$1\r\nx\r\n");
  EXPECT_EQ(second_.TakeWaited(), "$1\r\nx\r\n");
  EXPECT_EQ(Call({"LRANGE", "a", "0", "-1"}), "*1\r\n$1\r\nx\r\n");
}

TEST_F(WaitingTest, RepliesWithTheErrorOfAMoveToAnotherType) {
  EXPECT_EQ(first_.Call({"BLMOVE", "a", "b", "LEFT", "RIGHT", "0"}), kWaits);
  Call({"SET", "b", "text"});
  Call({"RPUSH", "a", "x"});
  EXPECT_EQ(first_.TakeWaited(), "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
  EXPECT_EQ(Call({"LLEN", "a"}), ":1\r\n");
}

TEST_F(WaitingTest, CanBeCalledOffOnce) {
  EXPECT_EQ(first_.Call({"BLPOP", "a", "b", "0"}), kWaits);
  EXPECT_TRUE(first_.EndWait());
  Call({"RPUSH", "a", "x"});
  EXPECT_EQ(Call({"LLEN", "a"}), ":1\r\n");
  EXPECT_EQ(first_.Call({"BLPOP", "c", "0"}), kWaits);
  Call({"RPUSH", "c", "x"});
  EXPECT_FALSE(first_.EndWait()) << "its reply is on the way";
}

TEST_F(WaitingTest, SpeaksTheProtocolOfTheClientThatWaits) {
  first_.state().resp_version = 3;
  EXPECT_EQ(first_.Call({"BLMPOP", "0", "1", "l", "LEFT"}), kWaits);
  Call({"RPUSH", "l", "a"});
  EXPECT_EQ(first_.TakeWaited(), "*2\r\n$1\r\nl\r\n*1\r\n$1\r\na\r\n");
}

TEST_F(WaitingTest, ServesManyClientsWithOneCommand) {
  std::vector<std::unique_ptr<LocalClient>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<LocalClient>(store_));
    EXPECT_EQ(clients.back()->Call({"BLPOP", "l", "0"}), kWaits);
  }
  std::vector<std::string> words = {"RPUSH", "l"};
  for (int i = 0; i < 99; ++i) words.push_back(std::to_string(i));
  Call({words.begin(), words.end()});
  for (size_t i = 0; i < 99; ++i) EXPECT_EQ(clients[i]->TakeWaited(), Pair("l", std::to_string(i)));
  EXPECT_EQ(clients[99]->TakeWaited(), "");
}

// Pushers and waiters of several threads: nothing is lost, nothing comes twice.
TEST_F(WaitingTest, LosesNothingBetweenThreads) {
  constexpr int kPushes = 2000;
  constexpr int kWaiters = 2;
  std::atomic<int> taken{0};
  std::atomic<int64_t> sum{0};
  std::vector<std::thread> threads;
  for (int waiter = 0; waiter < kWaiters; ++waiter) {
    threads.emplace_back([&, waiter] {
      LocalClient client(store_);
      while (taken.load() < kPushes) {
        const bool moves = waiter == 0;
        std::string reply = moves ? client.Call({"BLMOVE", "a", "b", "LEFT", "RIGHT", "0"})
                                  : client.Call({"BLPOP", "b", "c", "0"});
        while (reply == kWaits || reply.empty()) {
          reply = client.TakeWaited();
          if (!reply.empty()) break;
          if (taken.load() >= kPushes) return;
          std::this_thread::yield();
        }
        if (moves) continue;
        taken.fetch_add(1);
        sum.fetch_add(std::stoll(reply.substr(reply.rfind('\n', reply.size() - 3) + 1)));
      }
    });
  }
  for (int pusher = 0; pusher < 2; ++pusher) {
    threads.emplace_back([&, pusher] {
      LocalClient client(store_);
      for (int i = pusher; i < kPushes; i += 2) {
        client.Call({"RPUSH", i % 4 < 2 ? "a" : "c", std::to_string(i)});
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(sum.load(), int64_t{kPushes} * (kPushes - 1) / 2);
  EXPECT_EQ(Call({"EXISTS", "a", "b", "c"}), ":0\r\n");
}

}  // namespace
}  // namespace nacre
