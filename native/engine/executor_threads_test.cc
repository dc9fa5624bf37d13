// Several threads run commands of every scope on one store while it is
// maintained: what ThreadSanitizer has to find nothing in. The replies are
// checked where others cannot change them, and the accounts at the end.

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/byte_buffer.h"
#include "base/reclaimer.h"
#include "base/seeded_test.h"
#include "engine/executor.h"
#include "engine/local_client.h"
#include "engine/store.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {
namespace {

using Words = std::vector<std::string>;

constexpr int kThreads = 4;
constexpr int kBatches = 400;
constexpr uint64_t kKeys = 200;
constexpr uint64_t kDatabases = 3;

std::string RandomKey(Random& random) { return "key:" + std::to_string(random.Below(kKeys)); }

std::string RandomValue(Random& random) {
  if (random.Below(3) == 0) return std::to_string(random.Below(100));
  const size_t size = random.Below(50) == 0 ? 100'000 : random.Below(700);
  return std::string(size, 'v');
}

Words RandomSingleKeyCommand(Random& random) {
  const std::string key = RandomKey(random);
  switch (random.Below(12)) {
    case 0:
      return {"SET", key, RandomValue(random), "PX", std::to_string(1 + random.Below(5))};
    case 1:
    case 2:
      return {"SET", key, RandomValue(random)};
    case 3:
      return {"DEL", key};
    case 4:
      return {"PEXPIRE", key, std::to_string(random.Below(5))};
    case 5:
      return {"APPEND", key, RandomValue(random)};
    case 6:
      return {"PERSIST", key};
    case 7:
      return {"MOVE", key, std::to_string(random.Below(kDatabases))};
    case 8:
      return {"TTL", key};
    default:
      return {"GET", key};
  }
}

Words RandomManyKeyCommand(Random& random) {
  const std::string first = RandomKey(random);
  const std::string second = RandomKey(random);
  switch (random.Below(6)) {
    case 0:
      return {"MSET", first, RandomValue(random), second, RandomValue(random)};
    case 1:
      return {"MGET", first, second, RandomKey(random)};
    case 2:
      return {"RENAME", first, second};
    case 3:
      return {"COPY", first, second, "REPLACE", "DB", std::to_string(random.Below(kDatabases))};
    case 4:
      return {"RENAMENX", first, second};
    default:
      return {"DEL", first, second};
  }
}

Words RandomSetCommand(Random& random) {
  // Keys of their own: no command meets another's type.
  const std::string key = "set:" + RandomKey(random);
  const std::string other = "set:" + RandomKey(random);
  // Integers or texts, to pass from one form to the next.
  const std::string member = (random.Below(3) == 0 ? "m" : "") + std::to_string(random.Below(300));
  switch (random.Below(12)) {
    case 0:
      return {"SREM", key, member};
    case 1:
      return {"SPOP", key, std::to_string(random.Below(4))};
    case 2:
      return {"SMOVE", key, other, member};
    case 3:
      return {"SUNIONSTORE", key, other, "set:" + RandomKey(random)};
    case 4:
      return {"SISMEMBER", key, member};
    case 5:
      return {"SSCAN", key, std::to_string(random.Below(64))};
    case 6:
      return {random.Below(2) == 0 ? "SINTER" : "SDIFF", key, other};
    case 7:
      return {random.Below(2) == 0 ? "SRANDMEMBER" : "SMEMBERS", key};
    case 8:
      return {"SINTERCARD", "2", key, other};
    default:
      return {"SADD", key, member, std::to_string(random.Below(300))};
  }
}

Words RandomCommand(Random& random) {
  const uint64_t kind = random.Below(200);
  if (kind == 0) return {"FLUSHALL"};
  if (kind == 1) return {"FLUSHDB", "ASYNC"};
  if (kind == 2) return {"SWAPDB", std::to_string(random.Below(3)), std::to_string(random.Below(3))};
  if (kind == 3) return {"RANDOMKEY"};
  if (kind == 4) return {"DBSIZE"};
  if (kind == 5) return {"KEYS", "key:1*"};
  if (kind < 15) return {"SCAN", std::to_string(random.Below(64)), "COUNT", "50"};
  if (kind < 20) return {"SELECT", std::to_string(random.Below(kDatabases))};
  if (kind < 80) return RandomSetCommand(random);
  return kind < 120 ? RandomManyKeyCommand(random) : RandomSingleKeyCommand(random);
}

// A connection that runs batches as a lane does: all prepared, hinted twice, then run.
class BatchClient {
 public:
  explicit BatchClient(Store& store) : executor_(store), state_(store.clients().NextId()), writer_(output_) {}

  std::string_view Run(const std::vector<Words>& commands) {
    output_.Clear();
    executor_.Begin();
    for (const Words& command : commands) {
      executor_.Prepare(std::vector<std::string_view>(command.begin(), command.end()),
                        state_.database.load());
    }
    executor_.HintEntries(state_.database.load());
    for (size_t i = 0; i < commands.size(); ++i) executor_.Run(i, state_, writer_);
    executor_.End();
    return output_.view();
  }

 private:
  Executor executor_;
  ClientState state_;
  ByteBuffer output_;
  RespReplyWriter writer_;
};

class ExecutorThreads : public SeededTest {
 protected:
  void RunOnThreads(const std::function<void(int thread, Random& random)>& body) {
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] {
        Random random(seed_ + static_cast<uint64_t>(i));
        body(i, random);
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
};

TEST_F(ExecutorThreads, RunEveryKindOfCommandInBatchesBesideMaintenance) {
  Store store({.databases = kDatabases, .seed = seed_ | 1});
  store.settings().hz.set(500);
  std::atomic<bool> done{false};
  std::thread observer([&] {
    while (!done) {
      for (size_t database = 0; database < kDatabases; ++database) store.keyspace().Summarize(database);
      store.RunMaintenance(1000);
    }
  });
  RunOnThreads([&](int, Random& random) {
    BatchClient client(store);
    for (int batch = 0; batch < kBatches; ++batch) {
      std::vector<Words> commands;
      for (uint64_t left = 1 + random.Below(16); left != 0; --left) commands.push_back(RandomCommand(random));
      EXPECT_EQ(client.Run(commands).find("-WRONGTYPE"), std::string_view::npos);
    }
  });
  done = true;
  observer.join();
  LocalClient client(store);
  EXPECT_EQ(client.Call({"FLUSHALL"}), "+OK\r\n");
  EXPECT_EQ(store.keyspace().bytes(), 0u);
  WaitForReclaim();
}

TEST_F(ExecutorThreads, LoseNoIncrement) {
  constexpr int kIncrements = 3000;
  Store store({.seed = seed_ | 1});
  RunOnThreads([&](int thread, Random&) {
    LocalClient client(store);
    for (int i = 0; i < kIncrements; ++i) {
      client.Call({"INCR", "shared"});
      client.Call({"INCR", std::to_string(thread)});
      if (i % 500 == 0) client.Call({"DBSIZE"});
    }
  });
  LocalClient client(store);
  EXPECT_EQ(client.Call({"GET", "shared"}), "$5\r\n" + std::to_string(kThreads * kIncrements) + "\r\n");
  EXPECT_EQ(client.Call({"GET", "0"}), "$4\r\n" + std::to_string(kIncrements) + "\r\n");
}

// MSET writes one value to all keys: a reader that saw two would have seen a part of it.
TEST_F(ExecutorThreads, SeeAllOrNothingOfACommandOnManyKeys) {
  Store store({.seed = seed_ | 1});
  RunOnThreads([&](int thread, Random& random) {
    LocalClient client(store);
    for (int i = 0; i < 2000; ++i) {
      if (thread % 2 == 0) {
        const std::string value = std::to_string(random.Next());
        client.Call({"MSET", "a", value, "b", value, "c", value});
      } else {
        const std::string reply = client.Call({"MGET", "a", "b", "c"});
        const std::string first = reply.substr(4, (reply.size() - 4) / 3);
        ASSERT_EQ(reply, "*3\r\n" + first + first + first);
      }
    }
  });
}

// So many readings come between writes that shards are biased towards readers, who set access
// clocks and meet expired keys beside each other.
TEST_F(ExecutorThreads, ReadBesideEachOtherAndNotBesideRareWriters) {
  Store store({.seed = seed_ | 1});
  store.settings().access_policy.set(static_cast<int64_t>(AccessPolicy::kLfu));
  RunOnThreads([&](int, Random& random) {
    LocalClient client(store);
    for (int i = 0; i < 20'000; ++i) {
      const uint64_t kind = random.Below(1000);
      if (kind < 2) {
        const std::string value = std::to_string(random.Next());
        client.Call({"MSET", "a", value, "b", value});
      } else if (kind < 4) {
        client.Call({"SET", "brief", "x", "PX", "1"});
      } else if (kind < 300) {
        const std::string reply = client.Call({"GET", "brief"});
        ASSERT_TRUE(reply == "$1\r\nx\r\n" || reply == "$-1\r\n") << reply;
      } else {
        const std::string reply = client.Call({"MGET", "a", "b"});
        const std::string first = reply.substr(4, (reply.size() - 4) / 2);
        ASSERT_EQ(reply, "*2\r\n" + first + first);
      }
    }
  });
}

// Fields expire while others look at them, at their hash, and at whether it is there; one field
// stays, so that the hash always is.
TEST_F(ExecutorThreads, ReadHashesWhoseFieldsExpireBesideEachOther) {
  Store store({.seed = seed_ | 1});
  const std::string_view keys[] = {"packed", "table"};
  LocalClient maker(store);
  maker.Call({"HSET", "packed", "stays", "1"});
  maker.Call({"HSET", "table", "stays", "1", "long", std::string(100, 'x')});
  maker.Call({"HDEL", "table", "long"});
  RunOnThreads([&](int, Random& random) {
    LocalClient client(store);
    for (int i = 0; i < 10'000; ++i) {
      const std::string_view key = keys[random.Below(2)];
      const std::string field = "brief:" + std::to_string(random.Below(20));
      const uint64_t kind = random.Below(200);
      if (kind < 3) {
        client.Call({"HSETEX", key, "PX", "1", "FIELDS", "1", field, "x"});
      } else if (kind < 60) {
        const std::string reply = client.Call({"HGET", key, field});
        ASSERT_TRUE(reply == "$1\r\nx\r\n" || reply == "$-1\r\n") << reply;
      } else if (kind < 120) {
        ASSERT_EQ(client.Call({"HGET", key, "stays"}), "$1\r\n1\r\n");
      } else if (kind < 160) {
        ASSERT_NE(client.Call({"HGETALL", key}).find("stays"), std::string::npos);
      } else {
        ASSERT_EQ(client.Call({"EXISTS", key}), ":1\r\n");
      }
    }
  });
}

// Two keys hold one value between them, which threads rename to and fro.
TEST_F(ExecutorThreads, LoseNoValueThatIsRenamed) {
  Store store({.seed = seed_ | 1});
  LocalClient owner(store);
  owner.Call({"SET", "a", std::string(2000, 'x')});
  RunOnThreads([&](int thread, Random&) {
    LocalClient client(store);
    for (int i = 0; i < 3000; ++i) {
      if (thread == 0) client.Call({"RENAME", "a", "b"});
      if (thread == 1) client.Call({"RENAME", "b", "a"});
      if (thread > 1) {
        ASSERT_EQ(client.Call({"EXISTS", "a", "b"}), ":1\r\n");
      }
    }
  });
}

// Keys of the database before and after SWAPDB are the same set in the other order.
TEST_F(ExecutorThreads, SeeOneDatabaseOrTheOtherWhileTwoAreExchanged) {
  Store store({.seed = seed_ | 1});
  LocalClient owner(store);
  for (int i = 0; i < 100; ++i) owner.Call({"SET", "first:" + std::to_string(i), "x"});
  owner.Call({"SELECT", "1"});
  for (int i = 0; i < 200; ++i) owner.Call({"SET", "second:" + std::to_string(i), "x"});
  RunOnThreads([&](int thread, Random&) {
    LocalClient client(store);
    for (int i = 0; i < 500; ++i) {
      if (thread == 0) {
        ASSERT_EQ(client.Call({"SWAPDB", "0", "1"}), "+OK\r\n");
      } else {
        const std::string size = client.Call({"DBSIZE"});
        ASSERT_TRUE(size == ":100\r\n" || size == ":200\r\n") << size;
      }
    }
  });
}

TEST_F(ExecutorThreads, ReportEveryStayingKeyInAScanWhileOthersWrite) {
  constexpr int kStaying = 500;
  Store store({.seed = seed_ | 1});
  LocalClient owner(store);
  for (int i = 0; i < kStaying; ++i) owner.Call({"SET", "stays:" + std::to_string(i), "x"});
  std::atomic<int> scans_left{20};
  RunOnThreads([&](int thread, Random& random) {
    LocalClient client(store);
    while (scans_left > 0) {
      if (thread != 0) {
        const std::string key = "other:" + std::to_string(random.Below(20'000));
        client.Call({(scans_left / 3) % 2 == 0 ? "SET" : "DEL", key, "x"});
        continue;
      }
      std::string all;
      std::string cursor = "0";
      do {
        const std::string reply = client.Call({"SCAN", cursor, "MATCH", "stays:*"});
        const size_t start = reply.find("\r\n", 4) + 2;
        cursor = reply.substr(start, reply.find("\r\n", start) - start);
        all += reply.substr(start + cursor.size());
      } while (cursor != "0");
      for (int i = 0; i < kStaying; ++i) {
        ASSERT_NE(all.find("\r\nstays:" + std::to_string(i) + "\r\n"), std::string::npos) << i;
      }
      --scans_left;
    }
  });
}

// Batches on two collections that are large enough for their members to be hinted, and that go now and then.
TEST_F(ExecutorThreads, FindsTheMembersOfLargeCollectionsThatBatchesLookFor) {
  constexpr int kBigBatches = 300;
  constexpr uint64_t kMembers = 3000;
  Store store{Store::Options{}};
  RunOnThreads([&](int, Random& random) {
    BatchClient client(store);
    for (int batch = 0; batch < kBigBatches; ++batch) {
      std::vector<Words> commands;
      const bool hash = random.Below(2) == 0;
      const std::string key = hash ? "hash" : "set";
      for (uint64_t left = 2 + random.Below(40); left != 0; --left) {
        const std::string member = "member:" + std::to_string(random.Below(kMembers));
        const uint64_t kind = random.Below(1000);
        if (kind == 0) {
          commands.push_back({"DEL", key});
        } else if (hash) {
          const Words calls[] = {{"HGET", key, member}, {"HDEL", key, member}, {"HSET", key, member, "v"}};
          commands.push_back(calls[kind < 300 ? 0 : kind < 350 ? 1 : 2]);
        } else {
          const Words calls[] = {{"SISMEMBER", key, member}, {"SREM", key, member}, {"SADD", key, member}};
          commands.push_back(calls[kind < 300 ? 0 : kind < 350 ? 1 : 2]);
        }
      }
      EXPECT_EQ(client.Run(commands).find("-WRONGTYPE"), std::string_view::npos);
    }
  });
  BatchClient client(store);
  std::vector<Words> commands;
  for (uint64_t i = 0; i < kMembers; ++i) {
    commands.push_back({"HSET", "hash", "member:" + std::to_string(i), "v" + std::to_string(i)});
  }
  client.Run(commands);
  commands.clear();
  std::string expected;
  for (uint64_t i = 0; i < kMembers; ++i) {
    const std::string value = "v" + std::to_string(i);
    commands.push_back({"HGET", "hash", "member:" + std::to_string(i)});
    expected += "$" + std::to_string(value.size()) + "\r\n" + value + "\r\n";
  }
  EXPECT_EQ(client.Run(commands), expected);
}

}  // namespace
}  // namespace nacre
