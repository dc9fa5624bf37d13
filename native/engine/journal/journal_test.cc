// The journal of a store, with real files: what is written is read again, whatever the
// disk does.

#include "engine/journal/journal.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

#include "base/disk.h"
#include "engine/gate.h"
#include "engine/journal/backup.h"
#include "engine/local_client.h"
#include "engine/snapshot/snapshots.h"

namespace nacre {
namespace {

std::string ReadWhole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

void WriteWhole(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

class JournalTest : public testing::Test {
 protected:
  JournalTest() {
    std::array<char, 32> name{"/tmp/nacre-journal-XXXXXX"};
    directory_ = ::mkdtemp(name.data());
  }
  ~JournalTest() override {
    SetDiskFaults("");
    client_.reset();
    store_.reset();
    std::filesystem::remove_all(directory_);
  }

  std::string PathOf(const std::string& name) { return directory_ + "/aof/" + name; }
  std::string Increment(int number) { return PathOf("j." + std::to_string(number) + ".incr.aof"); }
  std::string Manifest() { return ReadWhole(PathOf("j.manifest")); }

  // A new store with what the journal says. The error of loading, or an empty text.
  std::string Restart(const JournalLoadOptions& options = {}) {
    client_.reset();
    store_.reset();
    store_ = std::make_unique<Store>(Store::Options{.seed = 1, .maintained = false});
    store_->settings().appendfsync.set(static_cast<int64_t>(sync_));
    store_->settings().aof_timestamp_enabled.set(stamps_ ? 1 : 0);
    client_ = std::make_unique<LocalClient>(*store_);
    std::string error = store_->journal().Open(directory_ + "/aof", "j", directory_ + "/j");
    if (!error.empty()) return error;
    loaded_ = store_->journal().Load(options, nullptr);
    return loaded_.error;
  }
  void Begin() {
    ASSERT_EQ(Restart(), "");
    ASSERT_EQ(store_->journal().Begin(), "");
  }
  std::string Call(const std::vector<std::string_view>& words) { return client_->Call(words); }
  std::string Digest() {
    store_->settings().enable_debug_command.set(1);
    return Call({"DEBUG", "DIGEST"});
  }
  JournalWriter& writer() { return *store_->journal().writer(); }
  bool WaitDurable() { return writer().WaitDurable(writer().appended()); }

  // Rewrites and waits for the end of it; its error.
  std::string Rewrite(bool as_snapshot = true) {
    auto done = std::make_shared<std::promise<std::string>>();
    JournalRewrite rewrite;
    rewrite.as_snapshot = as_snapshot;
    rewrite.on_done = [done](const std::string& error) { done->set_value(error); };
    bool started = false;
    const std::string error = store_->journal().Rewrite(std::move(rewrite), started);
    if (!error.empty()) return error;
    return started ? done->get_future().get() : "not started";
  }
  // Afterwards the store is that of the new base.
  void RewriteAndRestart(bool as_snapshot) {
    ASSERT_EQ(store_->journal().Begin(), "");
    ASSERT_EQ(Rewrite(as_snapshot), "");
    store_->journal().End();
    ASSERT_EQ(Restart(), "");
  }

  std::string directory_;
  JournalSync sync_ = JournalSync::kEverySecond;
  bool stamps_ = false;
  std::unique_ptr<Store> store_;
  std::unique_ptr<LocalClient> client_;
  JournalLoadResult loaded_;
};

TEST_F(JournalTest, WritesUnitsAsRedisDoes) {
  Begin();
  Call({"SET", "k", "v"});
  Call({"MULTI"});
  Call({"INCR", "a"});
  Call({"SELECT", "1"});
  Call({"INCR", "b"});
  Call({"EXEC"});
  Call({"INCR", "b"});
  store_->journal().End();
  EXPECT_EQ(Manifest(), "file j.1.incr.aof seq 1 type i\n");
  EXPECT_EQ(ReadWhole(Increment(1)),
            "*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n"
            "*1\r\n$5\r\nMULTI\r\n*2\r\n$4\r\nINCR\r\n$1\r\na\r\n*2\r\n$6\r\nSELECT\r\n$1\r\n1\r\n"
            "*2\r\n$4\r\nINCR\r\n$1\r\nb\r\n*1\r\n$4\r\nEXEC\r\n*2\r\n$4\r\nINCR\r\n$1\r\nb\r\n");
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\nv\r\n");
  Call({"SELECT", "1"});
  EXPECT_EQ(Call({"GET", "b"}), "$1\r\n2\r\n");
}

TEST_F(JournalTest, KeepsWhatExpiresUntilTheJournalSaysThatItWent) {
  Begin();
  Call({"SET", "k", "5", "PX", "20"});
  Call({"INCR", "k"});
  Call({"PERSIST", "k"});
  Call({"HSET", "h", "f", "1"});
  Call({"HPEXPIRE", "h", "20", "FIELDS", "1", "f"});
  Call({"HPERSIST", "h", "FIELDS", "1", "f"});
  Call({"SET", "gone", "5", "PX", "20"});
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  store_->journal().End();
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n6\r\n");
  EXPECT_EQ(Call({"HGET", "h", "f"}), "$1\r\n1\r\n");
  EXPECT_EQ(Call({"GET", "gone"}), "$-1\r\n");
}

TEST_F(JournalTest, KeepsCountsOfStreamsThatWentBeyondTheHighestNumber) {
  Begin();
  Call({"XADD", "s", "1-1", "f", "v"});
  Call({"XSETID", "s", "1-1", "ENTRIESADDED", "9223372036854775807"});
  Call({"XADD", "s", "2-1", "f", "v"});
  Call({"XGROUP", "CREATE", "s", "g", "1-1", "ENTRIESREAD", "9223372036854775807"});
  Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"});
  const std::string stream = Call({"XINFO", "STREAM", "s"});
  const std::string groups = Call({"XINFO", "GROUPS", "s"});
  EXPECT_NE(groups.find(":-9223372036854775808\r\n"), std::string::npos) << groups;
  store_->journal().End();
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Call({"XINFO", "STREAM", "s"}), stream);
  EXPECT_EQ(Call({"XINFO", "GROUPS", "s"}), groups);
  for (const bool as_snapshot : {true, false}) {
    RewriteAndRestart(as_snapshot);
    EXPECT_EQ(Call({"XINFO", "STREAM", "s"}), stream);
    EXPECT_EQ(Call({"XINFO", "GROUPS", "s"}), groups);
  }
}

TEST_F(JournalTest, TakesAStreamWhoseLastIdIsBelowWhatWasDeletedAsRedis7HasIt) {
  Begin();
  Call({"XADD", "s", "5-1", "f", "v"});
  Call({"XDEL", "s", "5-1"});
  store_->journal().End();
  WriteWhole(Increment(1), ReadWhole(Increment(1)) + "*3\r\n$6\r\nXSETID\r\n$1\r\ns\r\n$3\r\n3-1\r\n");
  ASSERT_EQ(Restart(), "");
  const std::string stream = Call({"XINFO", "STREAM", "s"});
  EXPECT_NE(stream.find("$17\r\nlast-generated-id\r\n$3\r\n3-1\r\n"), std::string::npos) << stream;
  for (const bool as_snapshot : {true, false}) {
    RewriteAndRestart(as_snapshot);
    EXPECT_EQ(Call({"XINFO", "STREAM", "s"}), stream);
  }
}

TEST_F(JournalTest, CutsATornTailOffAndKeepsIt) {
  Begin();
  Call({"SET", "a", "1"});
  Call({"MULTI"});
  Call({"SET", "b", "1"});
  Call({"SET", "c", "1"});
  Call({"EXEC"});
  store_->journal().End();
  const std::string whole = ReadWhole(Increment(1));
  const size_t unit = whole.find("*1\r\n$5\r\nMULTI");
  for (size_t size = unit + 1; size < whole.size(); ++size) {
    WriteWhole(Increment(1), whole.substr(0, size));
    ASSERT_EQ(Restart(), "") << size;
    EXPECT_EQ(Call({"DBSIZE"}), ":1\r\n") << size;
    EXPECT_EQ(ReadWhole(Increment(1)), whole.substr(0, unit));
    const std::string kept = Increment(1) + ".torn-at-" + std::to_string(unit);
    EXPECT_EQ(ReadWhole(kept), whole.substr(unit, size - unit));
    EXPECT_EQ(loaded_.notice, "the journal's file " + Increment(1) + " ended within a record: its last " +
                                  std::to_string(size - unit) + " bytes, from offset " +
                                  std::to_string(unit) + ", were cut off and are kept in " + kept);
  }
}

TEST_F(JournalTest, RefusesATornTailWhereItIsTold) {
  Begin();
  Call({"SET", "a", "1"});
  store_->journal().End();
  const std::string whole = ReadWhole(Increment(1));
  WriteWhole(Increment(1), whole.substr(0, whole.size() - 3));
  const std::string error =
      "the journal's file " + Increment(1) +
      " is damaged at offset 23: it ends within a record, and aof-load-truncated is no. "
      "To cut it off there, run: nacre check --fix " +
      Increment(1);
  EXPECT_EQ(Restart({.cuts_torn_tail = false}), error);
}

TEST_F(JournalTest, RefusesDamageWithThePlaceOfIt) {
  Begin();
  Call({"SET", "a", "1"});
  store_->journal().End();
  const std::string whole = ReadWhole(Increment(1));
  const auto error_of = [&](const std::string& content) {
    WriteWhole(Increment(1), content);
    const std::string error = Restart();
    const size_t begin = error.find("offset ");
    return error.substr(begin, error.find(". To cut") - begin);
  };
  EXPECT_EQ(error_of(whole + std::string(512, '\0')), "offset 50: a command was expected");
  EXPECT_EQ(error_of(whole + "*x\r\n"), "offset 50: ERR Protocol error: invalid multibulk length");
  EXPECT_EQ(error_of(whole + "*0\r\n"), "offset 50: a command has no words");
  EXPECT_EQ(error_of(whole + "*1\r\n$4\r\nNONE\r\n").substr(0, 40),
            "offset 50: a command fails: -ERR unknown");
  EXPECT_EQ(error_of(whole + "#TS:x\r\n"), "offset 50: a note of the time has no number");
}

TEST_F(JournalTest, RefusesATornFileThatOthersFollow) {
  Begin();
  Call({"SET", "a", "1"});
  EXPECT_EQ(Rewrite(), "");
  store_->journal().End();
  WriteWhole(PathOf("j.manifest"), "file j.2.incr.aof seq 2 type i\nfile j.3.incr.aof seq 3 type i\n");
  WriteWhole(Increment(2), "*1\r\n");
  WriteWhole(Increment(3), "*1\r\n$4\r\nPING\r\n");
  EXPECT_NE(Restart().find("it ends within a record, and the journal goes on in another file"),
            std::string::npos);
}

TEST_F(JournalTest, RewritesToANewBase) {
  for (const bool as_snapshot : {true, false}) {
    Begin();
    for (int i = 0; i < 1000; ++i) Call({"SET", "k" + std::to_string(i % 100), std::to_string(i)});
    Call({"SELECT", "3"});
    Call({"RPUSH", "l", "a", "b"});
    Call({"PEXPIREAT", "l", "99999999999999"});
    ASSERT_EQ(Rewrite(as_snapshot), "");
    Call({"RPUSH", "l", "c"});
    const std::string digest = Digest();
    store_->journal().End();
    const std::string type = as_snapshot ? "rdb" : "aof";
    const std::string number = as_snapshot ? "1" : "2";
    const std::string next = as_snapshot ? "2" : "3";
    EXPECT_EQ(Manifest(), "file j." + number + ".base." + type + " seq " + number + " type b\nfile j." +
                              next + ".incr.aof seq " + next + " type i\n");
    ASSERT_EQ(Restart(), "");
    EXPECT_EQ(Digest(), digest);
  }
  size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(directory_ + "/aof")) ++files;
  EXPECT_EQ(files, 3u);
}

TEST_F(JournalTest, RewritesWhileOthersWrite) {
  Begin();
  std::atomic<bool> ends{false};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 2; ++thread) {
    threads.emplace_back([&, thread] {
      LocalClient client(*store_);
      const std::string own = "l" + std::to_string(thread);
      for (int i = 0; !ends.load(); ++i) {
        client.Call({"RPUSH", own, std::to_string(i)});
        client.Call({"RPUSH", "shared", std::to_string(i)});
        if (i % 3 == 0) client.Call({"LPOP", "shared"});
      }
    });
  }
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Rewrite(i % 2 == 0), "");
  ends.store(true);
  for (std::thread& thread : threads) thread.join();
  const std::string digest = Digest();
  store_->journal().End();
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Digest(), digest);
}

TEST_F(JournalTest, BeginsAfreshWithABaseOfWhatThereIs) {
  ASSERT_EQ(Restart(), "");
  Call({"SET", "k", "v"});
  std::promise<std::string> done;
  JournalRewrite rewrite;
  rewrite.on_done = [&](const std::string& error) { done.set_value(error); };
  bool started = false;
  ASSERT_EQ(store_->journal().BeginAfresh(std::move(rewrite), started), "");
  ASSERT_TRUE(started);
  ASSERT_EQ(done.get_future().get(), "");
  Call({"SET", "w", "v"});
  const std::string digest = Digest();
  store_->journal().End();
  EXPECT_EQ(Manifest(), "file j.1.base.rdb seq 1 type b\nfile j.1.incr.aof seq 1 type i\n");
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Digest(), digest);
}

TEST_F(JournalTest, IsCopiedWhileTheStoreRuns) {
  Begin();
  Call({"SET", "k", "v"});
  std::promise<std::string> done;
  BackupRequest request;
  request.directory = directory_ + "/copy";
  request.name = "j";
  request.on_done = [&](const std::string& error) { done.set_value(error); };
  bool started = false;
  ASSERT_EQ(StartBackup(*store_, std::move(request), started), "");
  ASSERT_TRUE(started);
  ASSERT_EQ(done.get_future().get(), "");
  EXPECT_EQ(ReadWhole(directory_ + "/copy/j.manifest"), "file j.1.base.rdb seq 1 type b\n");
  const std::string digest = Digest();
  store_->journal().End();
  std::filesystem::rename(directory_ + "/copy", directory_ + "/aof.copy");
  std::filesystem::remove_all(directory_ + "/aof");
  std::filesystem::rename(directory_ + "/aof.copy", directory_ + "/aof");
  Begin();
  EXPECT_EQ(Digest(), digest);
}

TEST_F(JournalTest, TakesAnOlderServersFileOver) {
  WriteWhole(directory_ + "/j", "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n");
  Begin();
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\nv\r\n");
  Call({"SET", "w", "v"});
  store_->journal().End();
  EXPECT_EQ(Manifest(), "file j seq 1 type b\nfile j.1.incr.aof seq 1 type i\n");
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Call({"DBSIZE"}), ":2\r\n");
}

TEST_F(JournalTest, StopsAtTheMomentThatIsAskedFor) {
  stamps_ = true;
  Begin();
  Call({"SET", "k", "1"});
  store_->journal().End();
  const std::string first = ReadWhole(Increment(1));
  ASSERT_TRUE(first.starts_with("#TS:"));
  const int64_t second = std::stoll(first.substr(4));
  const std::string later = "#TS:" + std::to_string(second + 100) + "\r\n";
  WriteWhole(Increment(1), first + later + "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\n2\r\n");
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n2\r\n");
  ASSERT_EQ(Restart({.keeps_files = true, .until_ms = (second + 99) * 1000}), "");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n1\r\n");
  EXPECT_EQ(loaded_.reached_ms, second * 1000);
}

TEST_F(JournalTest, RefusesWritesWhileTheDiskIsFullAndGoesOnWhenItIsNot) {
  sync_ = JournalSync::kAlways;
  Begin();
  Call({"SET", "k", "1"});
  EXPECT_TRUE(WaitDurable());
  SetDiskFaults("write:1:half write:2-1000000:ENOSPC");
  Call({"SET", "k", "2"});
  EXPECT_FALSE(WaitDurable());
  EXPECT_EQ(Call({"SET", "k", "3"}), "-MISCONF Errors writing to the AOF file: No space left on device\r\n");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n2\r\n");
  // Half of the record was written, and was taken back.
  const std::string whole = ReadWhole(Increment(1));
  EXPECT_TRUE(whole.ends_with("$1\r\n1\r\n")) << whole;
  SetDiskFaults("");
  while (writer().failed()) std::this_thread::yield();
  EXPECT_EQ(Call({"SET", "k", "4"}), "+OK\r\n");
  EXPECT_TRUE(WaitDurable());
  store_->journal().End();
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n4\r\n");
  EXPECT_EQ(loaded_.notice, "");
}

TEST_F(JournalTest, RefusesWritesWhileTheDiskCannotFlush) {
  sync_ = JournalSync::kAlways;
  Begin();
  SetDiskFaults("sync:1-1000000:EIO");
  Call({"SET", "k", "2"});
  EXPECT_FALSE(WaitDurable());
  EXPECT_EQ(Call({"SET", "k", "3"}), "-MISCONF Errors writing to the AOF file: Input/output error\r\n");
  SetDiskFaults("");
  while (writer().failed()) std::this_thread::yield();
  EXPECT_TRUE(WaitDurable());
  store_->journal().End();
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n2\r\n");
}

TEST_F(JournalTest, DoesNotForgetAFlushThatFailed) {
  for (const JournalSync policy : {JournalSync::kEverySecond, JournalSync::kNever}) {
    sync_ = policy;
    Begin();
    const std::string key = "k" + std::to_string(static_cast<int>(policy));
    SetDiskFaults("sync:1-1000000:EIO");
    Call({"SET", key, "2"});
    EXPECT_FALSE(WaitDurable());
    const uint64_t syncs = writer().status().syncs;
    for (int i = 0; i < 50; ++i) {
      EXPECT_TRUE(writer().failed());
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(Call({"SET", key, "3"}), "-MISCONF Errors writing to the AOF file: Input/output error\r\n");
    SetDiskFaults("");
    while (writer().failed()) std::this_thread::yield();
    EXPECT_EQ(writer().status().syncs, syncs + 1);
    EXPECT_EQ(writer().durable(), writer().appended());
    store_->journal().End();
  }
}

TEST_F(JournalTest, PutsFlushesOffWhileARewriteIsWritten) {
  for (const JournalSync policy : {JournalSync::kEverySecond, JournalSync::kAlways}) {
    sync_ = policy;
    Begin();
    store_->settings().no_appendfsync_on_rewrite.set(1);
    writer().SetBusyElsewhere(true);
    const uint64_t syncs = writer().status().syncs;
    Call({"SET", "k", "1"});
    // Nobody waits for the disk,
    if (policy == JournalSync::kAlways) {
      EXPECT_TRUE(writer().WaitAnswerable(writer().appended()));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    EXPECT_LT(writer().durable(), writer().appended());
    EXPECT_EQ(writer().status().syncs, syncs);
    // but who asks for it,
    EXPECT_TRUE(WaitDurable());
    EXPECT_EQ(writer().status().syncs, syncs + 1);
    // and the rest comes at the end.
    Call({"SET", "k", "2"});
    std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    EXPECT_LT(writer().durable(), writer().appended());
    writer().SetBusyElsewhere(false);
    while (writer().durable() < writer().appended()) std::this_thread::yield();
    store_->journal().End();
  }
}

TEST_F(JournalTest, FlushesTheOldFileWhenItTurnsToTheNext) {
  sync_ = JournalSync::kNever;
  Begin();
  Call({"SET", "k", "1"});
  const uint64_t place = writer().appended();
  EXPECT_EQ(Rewrite(), "");
  Call({"SET", "k", "2"});
  while (writer().durable() < place) std::this_thread::yield();
}

TEST_F(JournalTest, IsNotReloadedWhileItsBaseIsWritten) {
  ASSERT_EQ(Restart(), "");
  for (int i = 0; i < 100; ++i) Call({"SET", "k" + std::to_string(i), "v"});
  std::promise<void> done;
  JournalRewrite rewrite;
  rewrite.key_delay_us = 5000;
  rewrite.on_done = [&](const std::string&) { done.set_value(); };
  bool started = false;
  ASSERT_EQ(store_->journal().BeginAfresh(std::move(rewrite), started), "");
  ASSERT_TRUE(started);
  while (store_->journal().writer() == nullptr) std::this_thread::yield();
  {
    const ClosedGate closed(store_->gate());
    EXPECT_EQ(store_->journal().Reload(), "the journal has no base yet; try again");
  }
  EXPECT_EQ(Call({"DBSIZE"}), ":100\r\n");
  done.get_future().get();
}

TEST_F(JournalTest, BeginsAgainWhenTheRewriteOfTheOneThatEndedIsOver) {
  Begin();
  for (int i = 0; i < 100; ++i) Call({"SET", "k" + std::to_string(i), "v"});
  std::promise<std::string> done;
  JournalRewrite rewrite;
  rewrite.key_delay_us = 5000;
  rewrite.on_done = [&](const std::string& error) { done.set_value(error); };
  bool started = false;
  ASSERT_EQ(store_->journal().Rewrite(std::move(rewrite), started), "");
  ASSERT_TRUE(started);
  store_->journal().End();
  ASSERT_EQ(store_->journal().BeginAfresh({}, started), "");
  if (!started) {
    EXPECT_EQ(done.get_future().get(), "the journal has ended");
    ASSERT_EQ(store_->journal().BeginAfresh({}, started), "");
  }
  EXPECT_TRUE(started);
  while (store_->journal().status().rewriting) std::this_thread::yield();
  EXPECT_TRUE(store_->journal().status().enabled);
  const std::string digest = Digest();
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Digest(), digest);
}

TEST_F(JournalTest, SharesAFlushAmongManyThreads) {
  sync_ = JournalSync::kAlways;
  Begin();
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      LocalClient client(*store_);
      for (int i = 0; i < 50; ++i) {
        client.Call({"INCR", "k" + std::to_string(thread)});
        EXPECT_TRUE(writer().WaitDurable(client.executor().journal_place()));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(writer().status().syncs, 401u);
  store_->journal().End();
  ASSERT_EQ(Restart(), "");
  for (int thread = 0; thread < 8; ++thread) {
    EXPECT_EQ(Call({"GET", "k" + std::to_string(thread)}), "$2\r\n50\r\n");
  }
}

TEST_F(JournalTest, TellsOfPlacesThatBecameDurable) {
  Begin();
  Call({"SET", "k", "v"});
  std::promise<bool> done;
  writer().Await(writer().appended(), [&](bool durable) { done.set_value(durable); });
  EXPECT_TRUE(done.get_future().get());
  bool at_once = false;
  writer().Await(writer().appended(), [&](bool durable) { at_once = durable; });
  EXPECT_TRUE(at_once);
}

TEST_F(JournalTest, StaysWholeWhenARewriteFails) {
  Begin();
  Call({"SET", "k", "v"});
  for (const char* faults :
       {"open:1:EACCES", "open:2:ENOSPC", "sync:1:EIO", "rename:1:EIO", "rename:2:EIO"}) {
    SetDiskFaults(faults);
    Rewrite();
    SetDiskFaults("");
    Call({"APPEND", "k", "w"});
  }
  const std::string digest = Digest();
  store_->journal().End();
  ASSERT_EQ(Restart(), "");
  EXPECT_EQ(Digest(), digest);
  ASSERT_EQ(store_->journal().Begin(), "");
  EXPECT_EQ(Rewrite(), "");
}

}  // namespace
}  // namespace nacre
