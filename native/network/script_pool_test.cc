// The pool between lanes, which post and are woken for replies, and workers, which come
// and go. The workers here answer without an interpreter.

#include "network/script_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "engine/store.h"

namespace nacre {
namespace {

// A lane that only counts: replies that it has been woken for, and others.
class CountingPort final : public ReplyPort {
 public:
  void Reply(uint64_t, std::string) override {}
  void ReplyToScripts(uint64_t, ScriptReply reply) override {
    std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(reply.bytes));
  }
  void WakeForReplies() override {
    std::lock_guard lock(mutex_);
    for (std::string& bytes : waiting_) noticed_.push_back(std::move(bytes));
    waiting_.clear();
    woken_.notify_all();
  }

  std::vector<std::string> noticed() {
    std::lock_guard lock(mutex_);
    return noticed_;
  }
  void AwaitNoticed(size_t count) {
    std::unique_lock lock(mutex_);
    woken_.wait(lock, [&] { return noticed_.size() >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable woken_;
  std::vector<std::string> waiting_;
  std::vector<std::string> noticed_;
};

// A thread that answers every request with "+OK", and leaves after so many.
class TestWorker final : public ScriptPool::Worker {
 public:
  TestWorker(ScriptPool& pool, int most) : pool_(pool), left_(most) {
    pool_.Join(*this);
    thread_ = std::thread([this] { Run(); });
  }
  ~TestWorker() { thread_.join(); }

  void Wake() override {
    {
      std::lock_guard lock(mutex_);
      woken_ = true;
    }
    condition_.notify_one();
  }
  void TellReplies() override { untold_.Tell(); }
  uint32_t number() const override { return 1; }

 private:
  void Run() {
    while (left_ > 0) {
      const std::unique_ptr<ScriptRequest> request = pool_.Take(*this);
      if (request != nullptr) {
        --left_;
        request->port->ReplyToScripts(request->client.id, {"+OK\r\n", 0, 2, nullptr});
        untold_.Add(request->port, MonotonicNanoseconds());
        continue;
      }
      untold_.Tell();
      std::unique_lock lock(mutex_);
      condition_.wait(lock, [&] { return woken_; });
      woken_ = false;
    }
    pool_.Leave(*this);
    untold_.Tell();
  }

  ScriptPool& pool_;
  int left_;
  UntoldReplies untold_;
  std::mutex mutex_;
  std::condition_variable condition_;
  bool woken_ = false;
  std::thread thread_;
};

class CountingStarter final : public ScriptPool::Starter {
 public:
  void NeedWorkers() override { ++needed; }
  void EndWorker(uint32_t) override {}

  std::atomic<int> needed{0};
};

ScriptRequests Requests(const std::shared_ptr<CountingPort>& port, size_t count) {
  ScriptRequests requests;
  for (size_t i = 0; i < count; ++i) {
    requests.push_back(std::make_unique<ScriptRequest>());
    requests.back()->port = port;
    requests.back()->commands.emplace_back(&CommandTable()[0], std::span<const std::string_view>());
  }
  return requests;
}

class ScriptPoolTest : public testing::Test {
 protected:
  Store store_{Store::Options{}};
  ScriptPool pool_{store_, ScriptPool::Kind::kShared};
  std::shared_ptr<CountingPort> port_ = std::make_shared<CountingPort>();
};

TEST_F(ScriptPoolTest, RefusesWhatComesWhenThereAreToBeNoWorkers) {
  pool_.Post(Requests(port_, 2));
  EXPECT_EQ(port_->noticed(),
            (std::vector<std::string>{"-ERR this store runs no scripts for network clients\r\n",
                                      "-ERR this store runs no scripts for network clients\r\n"}));
}

TEST_F(ScriptPoolTest, AsksForWorkersAndGivesThemWhatWaits) {
  const auto starter = std::make_shared<CountingStarter>();
  pool_.SetStarter(starter);
  pool_.Post(Requests(port_, 3));
  EXPECT_EQ(starter->needed, 1);
  const TestWorker worker(pool_, 3);
  port_->AwaitNoticed(3);
  EXPECT_EQ(port_->noticed(), (std::vector<std::string>(3, "+OK\r\n")));
}

TEST_F(ScriptPoolTest, AnswersEverythingWhileWorkersComeAndGo) {
  constexpr int kLanes = 3;
  constexpr size_t kPosts = 300;
  constexpr size_t kMostRequests = 5;
  constexpr int kRequestsOfWorker = 50;
  pool_.SetStarter(std::make_shared<CountingStarter>());
  std::atomic<size_t> posted{0};
  std::atomic<bool> over{false};
  std::vector<std::shared_ptr<CountingPort>> ports;
  std::vector<std::thread> threads;
  for (int lane = 0; lane < kLanes; ++lane) {
    ports.push_back(std::make_shared<CountingPort>());
    threads.emplace_back([&, port = ports.back(), lane] {
      Random random(static_cast<uint64_t>(lane));
      size_t sent = 0;
      for (size_t post = 0; post < kPosts; ++post) {
        const size_t count = 1 + random.Below(kMostRequests);
        pool_.Post(Requests(port, count));
        sent += count;
      }
      port->AwaitNoticed(sent);
      EXPECT_EQ(port->noticed(), std::vector<std::string>(sent, "+OK\r\n"));
      posted += sent;
    });
  }
  std::thread watch([&] {
    while (!over) store_.script_watch().NoteStart();
  });
  // Two at a time; each leaves after so many requests, and another one comes.
  std::vector<std::thread> homes;
  for (int home = 0; home < 2; ++home) {
    homes.emplace_back([&] {
      while (!over) const TestWorker worker(pool_, kRequestsOfWorker);
    });
  }
  for (std::thread& lane : threads) lane.join();
  over = true;
  watch.join();
  // The workers that still wait for work get what they leave after.
  const auto rest = std::make_shared<CountingPort>();
  pool_.Post(Requests(rest, size_t{4} * kRequestsOfWorker));
  for (std::thread& home : homes) home.join();
  pool_.SetStarter(nullptr);
  EXPECT_GT(posted, 0u);
}

}  // namespace
}  // namespace nacre
