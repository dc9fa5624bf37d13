#include "engine/snapshot/snapshot_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/little_endian.h"
#include "base/seeded_test.h"
#include "engine/command_test.h"
#include "engine/local_client.h"
#include "engine/store.h"
#include "rdb/value_codec.h"

namespace nacre {
namespace {

// Entries by "database key"; each as RDB has it, with its expiry time.
using Entries = std::multimap<std::string, std::string>;

std::pair<std::string, std::string> Described(uint32_t database, const Entry& entry) {
  ByteBuffer bytes;
  RdbWriter writer(bytes, {.compress = false});
  const RdbForm form = FormOf(entry);
  writer.Type(form.type);
  WriteValue(writer, form.type, entry);
  writer.Milliseconds(entry.expire_at_ms());
  return {std::to_string(database) + ' ' + std::string(entry.key()), std::string(bytes.view())};
}

// A format for tests: of each entry its database and key, and its value, with their sizes in front.
class PlainEncoder final : public SnapshotEncoder {
 public:
  void Begin(const SnapshotMetadata&, ByteBuffer&) override {}
  void Library(std::string_view, ByteBuffer&) override {}
  void Database(uint32_t, const std::optional<DatabaseSizes>&, ByteBuffer&) const override {}
  std::unique_ptr<EntryEncoder> MakeEntryEncoder() const override { return std::make_unique<Plain>(); }
  void End(ByteBuffer&) override {}

 private:
  class Plain final : public EntryEncoder {
   public:
    void Encode(uint32_t database, const Entry& entry, ByteBuffer& out) override {
      const auto [key, value] = Described(database, entry);
      for (const std::string& part : {key, value}) {
        char size[sizeof(uint64_t)];
        StoreLittleEndian(size, uint64_t{part.size()});
        out.Append({size, sizeof size});
        out.Append(part);
      }
    }
  };
};

Entries Parsed(std::string_view bytes) {
  const auto take = [&] {
    const auto size = LoadLittleEndian<uint64_t>(bytes.data());
    const std::string part(bytes.substr(sizeof size, size));
    bytes.remove_prefix(sizeof size + size);
    return part;
  };
  Entries entries;
  while (!bytes.empty()) {
    std::string key = take();
    entries.emplace(std::move(key), take());
  }
  return entries;
}

// All that is in the store and has not expired. Requires: the gate is closed.
Entries Everything(Store& store, int64_t now_ms) {
  Entries entries;
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    for (size_t database = 0; database < store.keyspace().databases(); ++database) {
      store.keyspace().VisitShard(shard, database, [&](Table& table) {
        table.entries().ForEach([&](const Entry* entry, bool) {
          if (!entry->IsExpired(now_ms)) entries.insert(Described(static_cast<uint32_t>(database), *entry));
        });
      });
    }
  }
  return entries;
}

// A snapshot of the store as it is at the cut, which `model` becomes.
struct TakenSnapshot {
  std::string error;
  std::string bytes;
};

SnapshotRun::Options NotingModel(Store& store, Entries& model) {
  return {.encoder = std::make_unique<PlainEncoder>(), .at_cut = [&store, &model](SnapshotCut& cut) {
            model = Everything(store, cut.metadata.created_at_ms);
          }};
}

TakenSnapshot Walk(SnapshotRun& run) {
  TakenSnapshot taken;
  taken.error = run.Walk([&](std::string_view bytes) {
    taken.bytes.append(bytes);
    return std::string();
  });
  return taken;
}

class SnapshotRunTest : public CommandTest {
 protected:
  // A snapshot with `between` called between the cut and the walk.
  template <class Between>
  TakenSnapshot Take(Between&& between, bool ends_with_flush_all = false) {
    SnapshotRun::Options options = NotingModel(store_, model_);
    options.ends_with_flush_all = ends_with_flush_all;
    SnapshotRun run(store_.keyspace(), store_.gate(), std::move(options));
    run.Cut();
    between(run);
    return Walk(run);
  }

  template <class Between>
  void ExpectStateOfCut(Between&& between) {
    const TakenSnapshot taken = Take([&](SnapshotRun&) { between(); });
    EXPECT_EQ(taken.error, "");
    EXPECT_EQ(Parsed(taken.bytes), model_);
  }

  Entries model_;
};

TEST_F(SnapshotRunTest, ASnapshotHasEveryEntryOfEveryDatabaseOnce) {
  for (int i = 0; i < 2000; ++i) Call({"SET", "key:" + std::to_string(i), std::to_string(i)});
  Call({"SELECT", "9"});
  Call({"RPUSH", "list", "a", "b"});
  ExpectStateOfCut([] {});
  EXPECT_EQ(model_.size(), 2001u);
}

TEST_F(SnapshotRunTest, AnEmptyStoreHasAnEmptySnapshot) {
  ExpectStateOfCut([] {});
  EXPECT_TRUE(model_.empty());
}

TEST_F(SnapshotRunTest, WhatIsChangedAfterTheCutIsSavedAsItWas) {
  Call({"SET", "text", "before"});
  Call({"SET", "number", "1"});
  Call({"SET", "long", std::string(5000, 'x')});
  Call({"RPUSH", "list", "a", "b", "c"});
  Call({"SADD", "set", "1", "2"});
  Call({"HSET", "hash", "field", "value", "other", "value"});
  Call({"ZADD", "sorted", "1", "a", "2", "b"});
  Call({"XADD", "stream", "1-1", "field", "value"});
  Call({"SET", "expiring", "v", "PX", "100000"});
  ExpectStateOfCut([&] {
    Call({"SET", "text", "after", "PX", "5000"});
    Call({"INCR", "number"});
    Call({"SETRANGE", "long", "10", "yyy"});
    Call({"LPOP", "list"});
    Call({"SADD", "set", "member"});
    Call({"HINCRBY", "hash", "count", "5"});
    Call({"HPEXPIRE", "hash", "1000", "FIELDS", "1", "field"});
    Call({"ZADD", "sorted", "INCR", "5", "a"});
    Call({"XADD", "stream", "2-1", "field", "value"});
    Call({"PERSIST", "expiring"});
    Call({"SET", "new", "value"});
  });
}

TEST_F(SnapshotRunTest, WhatIsRemovedOrMovedAfterTheCutIsSavedWhereItWas) {
  for (int i = 0; i < 6; ++i) Call({"SET", "key:" + std::to_string(i), std::to_string(i)});
  Call({"SADD", "set", "only"});
  ExpectStateOfCut([&] {
    Call({"DEL", "key:0"});
    Call({"RENAME", "key:1", "key:2"});
    Call({"COPY", "key:3", "key:4", "REPLACE"});
    Call({"MOVE", "key:5", "3"});
    Call({"COPY", "key:3", "key:3", "DB", "7"});
    Call({"SPOP", "set"});
    Call({"GETDEL", "key:4"});
  });
}

TEST_F(SnapshotRunTest, WhatExpiresAfterTheCutIsSaved) {
  Call({"SET", "lazily", "v", "PX", "1000"});
  Call({"SET", "actively", "v", "PX", "1000"});
  Call({"HSET", "hash", "a", "1", "b", "2"});
  Call({"HPEXPIRE", "hash", "1000", "FIELDS", "1", "a"});
  ExpectStateOfCut([&] {
    clock_.Advance(2'000'000);
    EXPECT_EQ(Call({"GET", "lazily"}), "$-1\r\n");
    store_.RemoveAllExpired();
  });
  EXPECT_EQ(model_.size(), 3u);
}

TEST_F(SnapshotRunTest, WhatHadExpiredAtTheCutIsLeftOut) {
  Call({"SET", "gone", "v", "PX", "1000"});
  Call({"SET", "here", "v"});
  clock_.Advance(2'000'000);
  ExpectStateOfCut([] {});
  EXPECT_EQ(model_.size(), 1u);
}

TEST_F(SnapshotRunTest, DatabasesThatAreExchangedKeepTheirNumbersOfTheCut) {
  Call({"SET", "zero", "v"});
  Call({"SELECT", "1"});
  Call({"SET", "one", "v"});
  ExpectStateOfCut([&] {
    Call({"SWAPDB", "0", "1"});
    Call({"SET", "one", "changed"});
    Call({"SET", "zero", "changed"});
  });
}

TEST_F(SnapshotRunTest, DatabasesThatAreEmptiedAreSavedAllTheSame) {
  for (int i = 0; i < 500; ++i) Call({"SET", "key:" + std::to_string(i), "v"});
  ExpectStateOfCut([&] {
    Call({"DEL", "key:7"});
    Call({"FLUSHDB"});
    Call({"SET", "key:8", "new"});
    Call({"FLUSHALL"});
    Call({"SET", "key:9", "newer"});
  });
  EXPECT_EQ(model_.size(), 500u);
  EXPECT_EQ(Call({"DBSIZE"}), ":1\r\n");
}

TEST_F(SnapshotRunTest, FlushallEndsASnapshotThatIsToEndWithIt) {
  Call({"SET", "key", "v"});
  const auto flush = [&](SnapshotRun&) { Call({"FLUSHALL"}); };
  EXPECT_EQ(Take(flush, true).error, "the snapshot was cancelled");
}

TEST_F(SnapshotRunTest, TheNextSnapshotAfterACancelledOneIsWhole) {
  for (int i = 0; i < 3000; ++i) Call({"SET", "key:" + std::to_string(i), "v"});
  const auto cancel = [&](SnapshotRun& run) {
    Call({"SET", "key:1", "changed"});
    run.Cancel();
    Call({"SET", "key:2", "changed"});
  };
  EXPECT_EQ(Take(cancel).error, "the snapshot was cancelled");
  ExpectStateOfCut([&] { Call({"SET", "key:3", "changed"}); });
}

TEST_F(SnapshotRunTest, ASinkThatFailsEndsTheSnapshotWithItsReason) {
  for (int i = 0; i < 3000; ++i) Call({"SET", "key:" + std::to_string(i), "v"});
  SnapshotRun run(store_.keyspace(), store_.gate(), NotingModel(store_, model_));
  run.Cut();
  EXPECT_EQ(run.Walk([](std::string_view) { return std::string("the disk is full"); }), "the disk is full");
  ExpectStateOfCut([] {});
}

TEST_F(SnapshotRunTest, MoreSnapshotsThanThereAreVersionsAreAllWhole) {
  for (int i = 0; i < 20; ++i) Call({"SET", "key:" + std::to_string(i), "v"});
  for (int i = 0; i < 600; ++i) {
    ExpectStateOfCut([&] { Call({"SET", "key:" + std::to_string(i % 23), std::to_string(i)}); });
  }
}

TEST_F(SnapshotRunTest, TheTableMayGrowAndShrinkDuringTheWalk) {
  for (int i = 0; i < 20'000; ++i) Call({"SET", "key:" + std::to_string(i), "v"});
  SnapshotRun run(store_.keyspace(), store_.gate(), NotingModel(store_, model_));
  run.Cut();
  TakenSnapshot taken;
  int next = 0;
  taken.error = run.Walk([&](std::string_view bytes) {
    taken.bytes.append(bytes);
    // Between two pieces, outside of all locks.
    for (const int end = next + 4000; next < end; ++next) {
      Call({"DEL", "key:" + std::to_string(next)});
      Call({"SET", "new:" + std::to_string(next * 3), "v"});
      Call({"SET", "new:" + std::to_string(next * 3 + 1), "v"});
    }
    return std::string();
  });
  EXPECT_EQ(taken.error, "");
  EXPECT_EQ(Parsed(taken.bytes), model_);
}

// Several threads change everything while snapshots are taken.
class SnapshotUnderLoad : public SeededTest {
 protected:
  static std::string Key(std::string_view kind, Random& random) {
    return std::string(kind) + ':' + std::to_string(random.Below(150));
  }

  static std::vector<std::string> StringCommand(Random& random) {
    const std::string key = Key("string", random);
    switch (random.Below(8)) {
      case 0:
        return {"SET", key, std::string(random.Below(3000), 'v'), "PX", std::to_string(1 + random.Below(30))};
      case 1:
        return {"APPEND", key, "more"};
      case 2:
        return {"DEL", key, Key("string", random)};
      case 3:
        return {"RENAME", key, Key("string", random)};
      case 4:
        return {"COPY", key, Key("string", random), "DB", std::to_string(random.Below(3)), "REPLACE"};
      case 5:
        return {"MOVE", key, std::to_string(random.Below(3))};
      case 6:
        return {"PEXPIRE", key, std::to_string(random.Below(20))};
      default:
        return {"SET", key, std::to_string(random.Below(1000))};
    }
  }

  static std::vector<std::string> CollectionCommand(Random& random) {
    const std::string text = std::to_string(random.Below(100));
    switch (random.Below(12)) {
      case 0:
        return {"RPUSH", Key("list", random), text, "b"};
      case 1:
        return {"LPOP", Key("list", random)};
      case 2:
        return {"SADD", Key("set", random), text};
      case 3:
        return {"SMOVE", Key("set", random), Key("set", random), text};
      case 4:
        return {"HSET", Key("hash", random), text, "value"};
      case 5:
        return {"HPEXPIRE", Key("hash", random), "3", "FIELDS", "1", text};
      case 6:
        return {"HDEL", Key("hash", random), text};
      case 7:
        return {"ZADD", Key("sorted", random), text, "m" + text};
      case 8:
        return {"ZUNIONSTORE", Key("sorted", random), "2", Key("sorted", random), Key("sorted", random)};
      case 9:
        return {"SORT", Key("list", random), "ALPHA", "STORE", Key("list", random)};
      case 10:
        return {"XADD", Key("stream", random), "MAXLEN", "20", "*", "field", text};
      default:
        return {"LMOVE", Key("list", random), Key("list", random), "LEFT", "RIGHT"};
    }
  }

  static std::vector<std::string> Command(Random& random) {
    const uint64_t kind = random.Below(600);
    if (kind == 0) return {"FLUSHDB"};
    if (kind == 1) return {"SWAPDB", std::to_string(random.Below(3)), std::to_string(random.Below(3))};
    if (kind < 4) return {"SELECT", std::to_string(random.Below(3))};
    if (kind < 20) return {"GET", Key("string", random)};
    return random.Below(2) == 0 ? StringCommand(random) : CollectionCommand(random);
  }

  // Runs commands until told to stop; every so often some of them in a transaction.
  static void Write(Store& store, uint64_t seed, const std::atomic<bool>& stop) {
    Random random(seed);
    LocalClient client(store);
    while (!stop.load(std::memory_order_relaxed)) {
      const bool transaction = random.Below(20) == 0;
      if (transaction) client.Call({"MULTI"});
      for (int i = 0; i < 5; ++i) {
        const std::vector<std::string> command = Command(random);
        client.Call(std::vector<std::string_view>(command.begin(), command.end()));
      }
      if (transaction) client.Call({"EXEC"});
    }
  }
};

TEST_F(SnapshotUnderLoad, EachIsTheStateOfItsCut) {
  constexpr int kThreads = 3;
  constexpr int kSnapshots = 25;
  Store store({.seed = seed_});
  std::atomic<bool> stop{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, seed = random_.Next()] { Write(store, seed, stop); });
  }
  for (int i = 0; i < kSnapshots; ++i) {
    Entries model;
    SnapshotRun run(store.keyspace(), store.gate(), NotingModel(store, model));
    run.Cut();
    if (OneIn(4)) std::this_thread::yield();
    if (OneIn(5)) run.Cancel();
    const TakenSnapshot taken = Walk(run);
    if (taken.error.empty()) {
      EXPECT_EQ(Parsed(taken.bytes), model);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(random_.Below(5)));
  }
  stop = true;
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace nacre
