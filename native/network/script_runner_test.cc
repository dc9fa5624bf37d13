// Threads that run scripts, and lanes that lend them their loops. The scripts here are EVALs that nobody
// interprets: some take long, so that lanes take their loops back.

#include "network/script_runner.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/random.h"
#include "engine/store.h"
#include "network/client_test.h"
#include "network/listener.h"
#include "network/server.h"

namespace nacre {
namespace {

// Scripts go to the pool; there are no control commands.
class PoolControl final : public ControlPlane {
 public:
  explicit PoolControl(ScriptPool& pool) : pool_(pool) {}
  void Post(ControlRequest) override {}
  void PostScripts(ScriptRequests requests) override { pool_.Post(std::move(requests)); }

 private:
  ScriptPool& pool_;
};

class QuietStarter final : public ScriptPool::Starter {
 public:
  void NeedWorkers() override {}
  void EndWorker(uint32_t) override {}
};

// Answers every command with "+OK"; one of `rarity` takes three milliseconds.
class TestRunner final : public ScriptRunner {
 public:
  TestRunner(ScriptPool& pool, uint64_t seed, uint64_t rarity)
      : ScriptRunner(pool, Kind::kScripts), random_(seed), rarity_(rarity) {
    pool.Join(*this);
  }

  // Runs what comes until `over`, and then leaves.
  void RunUntil(const std::atomic<bool>& over) {
    while (!over) {
      {
        std::unique_lock lock(mutex_);
        condition_.wait_for(lock, std::chrono::milliseconds(20), [&] { return woken_; });
        if (!std::exchange(woken_, false)) continue;
      }
      RunAll();
    }
    Leave();
  }
  uint32_t number() const override { return 1; }

  // How often the event loop was told to call RunAll.
  std::atomic<int> calls{0};
  // How often it is woken while it runs a request.
  int wakes_in_request = 0;

 private:
  void WakeEventLoop() override {
    ++calls;
    {
      std::lock_guard lock(mutex_);
      woken_ = true;
    }
    condition_.notify_one();
  }
  bool RunRequest(ScriptRequest& request) override {
    if (random_.Below(rarity_) == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
    for (int i = 0; i < wakes_in_request; ++i) Wake();
    std::string replies;
    for (size_t i = 0; i < request.commands.size(); ++i) replies += "+OK\r\n";
    request.port->ReplyToScripts(request.client.id,
                                 {replies, request.client.database, request.client.resp_version, nullptr});
    return true;
  }
  bool Ends() override { return false; }

  Random random_;
  const uint64_t rarity_;
  std::mutex mutex_;
  std::condition_variable condition_;
  bool woken_ = false;
};

class ScriptRunnerTest : public testing::Test {
 protected:
  ScriptRunnerTest() { pool_.SetStarter(std::make_shared<QuietStarter>()); }
  ~ScriptRunnerTest() override {
    server_.reset();
    over_ = true;
    for (std::thread& runner : runners_) runner.join();
    pool_.SetStarter(nullptr);
  }

  void Listen(size_t lanes) {
    server_ = std::make_unique<Server>(store_, control_, lanes);
    const ListenResult result = ListenTcp("127.0.0.1", 0, 511);
    ASSERT_GE(result.descriptor, 0) << result.error;
    port_ = result.port;
    server_->Accept(result.descriptor, "", nullptr);
  }
  void StartRunner(uint64_t rarity) {
    const uint64_t seed = runners_.size();
    runners_.emplace_back([this, seed, rarity] {
      TestRunner runner(pool_, seed, rarity);
      runner.RunUntil(over_);
    });
  }

  // Sends batches of scripts and other commands, and expects all replies in their order.
  static void Converse(int port, uint64_t seed, int batches) {
    Random random(seed);
    Client client(port);
    for (int batch = 0; batch < batches; ++batch) {
      std::string commands;
      std::string replies;
      for (uint64_t i = random.Below(20) + 1; i > 0; --i) {
        const bool script = random.Below(4) != 0;
        commands += script ? "EVAL x 0\r\n" : "PING\r\n";
        replies += script ? "+OK\r\n" : "+PONG\r\n";
      }
      ASSERT_EQ(client.Ask(commands, replies.size()), replies);
    }
  }

  Store store_{{.seed = 1, .maintained = false}};
  ScriptPool pool_{store_, ScriptPool::Kind::kShared};
  PoolControl control_{pool_};
  std::unique_ptr<Server> server_;
  std::atomic<bool> over_{false};
  std::vector<std::thread> runners_;
  int port_ = 0;
};

TEST_F(ScriptRunnerTest, AnswersInOrderWhileLoopsAreLentAndTakenBack) {
  Listen(2);
  for (int i = 0; i < 2; ++i) StartRunner(200);
  std::vector<std::thread> clients;
  for (uint64_t seed = 0; seed < 6; ++seed) {
    clients.emplace_back([this, seed] { Converse(port_, seed, 400); });
  }
  for (std::thread& client : clients) client.join();
}

TEST_F(ScriptRunnerTest, IsNoHurdleToOtherCommandsWhileItsScriptsTakeLong) {
  Listen(1);
  StartRunner(1);
  std::atomic<bool> done{false};
  std::thread scripts([&] {
    Converse(port_, 1, 20);
    done = true;
  });
  Client client(port_);
  while (!done) ASSERT_EQ(client.Ask("PING\r\n", 7), "+PONG\r\n");
  scripts.join();
}

TEST_F(ScriptRunnerTest, LetsAServerEndWhileItsLoopIsLent) {
  for (uint64_t round = 0; round < 20; ++round) {
    Listen(1);
    if (round % 5 == 0) StartRunner(1000);
    Client client(port_);
    for (int batch = 0; batch < 20; ++batch) client.Ask("EVAL x 0\r\nEVAL x 0\r\nEVAL x 0\r\n", 15);
    client.Send("EVAL x 0\r\n");
    server_.reset();
  }
}

// Each call that is left in the event loop's queue is one that the end of the thread waits for.
TEST_F(ScriptRunnerTest, IsToldOnceHoweverOftenItIsWoken) {
  class SilentPort final : public ReplyPort {
    void Reply(uint64_t, std::string) override {}
    void ReplyToScripts(uint64_t, ScriptReply) override {}
    void WakeForReplies() override {}
  };
  TestRunner runner(pool_, 1, UINT64_MAX);
  runner.wakes_in_request = 100;
  auto request = std::make_unique<ScriptRequest>();
  request->port = std::make_shared<SilentPort>();
  pool_.Post(OneRequest(std::move(request)));
  for (int i = 0; i < 100; ++i) runner.Wake();
  EXPECT_EQ(runner.calls, 1);
  runner.RunAll();
  EXPECT_EQ(runner.calls, 1);
  runner.Leave();
}

TEST(LoopLoanTest, IsHomeAgainForTheOwnerThoughItIsAskedForAtOnce) {
  struct Owner final : LoopLoan::Owner {
    void WakeLoop() override {}
    LoopLoan::Turn RunTurn(bool) override { return LoopLoan::Turn::kOther; }
  } owner;
  struct Guest final : LoopGuest {
    void LoopIsFree() override {}
  } guest;
  LoopLoan loan(owner);
  std::atomic<bool> over{false};
  std::thread thread([&] {
    while (!over) loan.Lend();
  });
  int entered = 0;
  while (entered < 2000) {
    ASSERT_TRUE(loan.Ask(guest));
    LoopLoan::Entry entry = LoopLoan::Entry::kNotYet;
    while (entry == LoopLoan::Entry::kNotYet) {
      std::this_thread::yield();
      entry = loan.Enter(guest);
    }
    // Else the owner has taken it back, since this thread had no processor for long.
    if (entry == LoopLoan::Entry::kEntered) ++entered;
    loan.Return(guest);
  }
  over = true;
  thread.join();
}

}  // namespace
}  // namespace nacre
