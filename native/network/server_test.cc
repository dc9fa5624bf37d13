#include "network/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/store.h"
#include "network/client_test.h"

namespace nacre {
namespace {

// Answers each control command with its first argument, on a thread of its own.
class EchoingControl final : public ControlPlane {
 public:
  EchoingControl() : thread_([this] { Run(); }) {}
  ~EchoingControl() override {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

  void Post(ControlRequest request) override {
    {
      std::lock_guard lock(mutex_);
      requests_.push_back(std::move(request));
    }
    changed_.notify_one();
  }
  void PostScripts(ScriptRequests) override {}

 private:
  void Run() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return stopping_ || !requests_.empty(); });
      if (stopping_) return;
      const ControlRequest request = std::move(requests_.front());
      requests_.pop_front();
      request.port->Reply(request.client_id, "+" + request.arguments[1] + "\r\n");
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ControlRequest> requests_;
  bool stopping_ = false;
  std::thread thread_;
};

class ServerTest : public testing::Test {
 protected:
  void Listen(size_t lanes = 3) {
    server_ = std::make_unique<Server>(store_, control_, lanes);
    const ListenResult result = ListenTcp("127.0.0.1", 0, 511);
    ASSERT_GE(result.descriptor, 0) << result.error;
    port_ = result.port;
    server_->Accept(result.descriptor, "", nullptr);
  }

  static bool Eventually(const std::function<bool()>& holds) {
    for (int i = 0; i < 500; ++i) {
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  Store store_{{.seed = 1, .maintained = false}};
  EchoingControl control_;
  std::unique_ptr<Server> server_;
  int port_ = 0;
};

TEST_F(ServerTest, ServesClientsOnAllLanes) {
  Listen();
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 30; ++i) clients.push_back(std::make_unique<Client>(port_));
  for (auto& client : clients) EXPECT_EQ(client->Ask("INCR n\r\n", 4).front(), ':');
  EXPECT_EQ(clients[0]->Ask("GET n\r\n", 8), "$2\r\n30\r\n");
  EXPECT_EQ(server_->connections(), 30u);
  EXPECT_EQ(store_.connection_counts.accepted, 30u);
  clients.clear();
  EXPECT_TRUE(Eventually([&] { return server_->connections() == 0 && store_.clients().size() == 0; }));
}

TEST_F(ServerTest, ClosesOneListenerAndKeepsItsConnectionsAndTheOtherListeners) {
  Listen();
  const ListenResult other = ListenTcp("127.0.0.1", 0, 511);
  server_->Accept(other.descriptor, "", nullptr);
  Client client(other.port);
  EXPECT_EQ(client.Ask("PING\r\n", 7), "+PONG\r\n");
  server_->StopAccepting(other.descriptor);
  EXPECT_EQ(client.Ask("PING\r\n", 7), "+PONG\r\n");
  EXPECT_EQ(Client(port_).Ask("PING\r\n", 7), "+PONG\r\n");
  const ListenResult again = ListenTcp("127.0.0.1", other.port, 511);
  ASSERT_GE(again.descriptor, 0) << again.error;
  server_->Accept(again.descriptor, "", nullptr);
  EXPECT_EQ(Client(other.port).Ask("PING\r\n", 7), "+PONG\r\n");
  server_->StopAccepting(-1);
}

TEST_F(ServerTest, AnswersControlCommandsInTheirPlace) {
  Listen();
  Client client(port_);
  std::string commands;
  std::string expected;
  for (int i = 0; i < 500; ++i) {
    commands += "COMMAND COUNT\r\nPING\r\n";
    expected += "+COUNT\r\n+PONG\r\n";
  }
  EXPECT_EQ(client.Ask(commands, expected.size()), expected);
}

TEST_F(ServerTest, AnswersAllThatAHalfClosedConnectionAsked) {
  Listen();
  Client client(port_);
  client.Send("PING\r\nCOMMAND COUNT\r\nPING\r\n");
  client.EndInput();
  EXPECT_EQ(client.ReceiveAll(), "+PONG\r\n+COUNT\r\n+PONG\r\n");
}

TEST_F(ServerTest, SendsALongReplyToTheEndOfAHalfClosedConnection) {
  Listen();
  Client client(port_);
  client.Send("SETRANGE k 9999999 x\r\nGET k\r\nGET k\r\n");
  client.EndInput();
  EXPECT_EQ(client.ReceiveAll().size(), 11 + 2 * (11 + 10'000'000 + 2u));
}

TEST_F(ServerTest, TurnsClientsAwayWhenThereAreTooMany) {
  store_.settings().maxclients.set(2);
  Listen();
  Client first(port_);
  Client second(port_);
  EXPECT_EQ(first.Ask("PING\r\n", 7), "+PONG\r\n");
  EXPECT_EQ(second.Ask("PING\r\n", 7), "+PONG\r\n");
  EXPECT_EQ(Client(port_).ReceiveAll(), "-ERR max number of clients reached\r\n");
  EXPECT_EQ(store_.connection_counts.rejected, 1u);
}

TEST_F(ServerTest, ProbesConnectionsAsConfigured) {
  store_.settings().tcp_keepalive.set(123);
  Listen();
  Client client(port_);
  EXPECT_EQ(client.Ask("PING\r\n", 7), "+PONG\r\n");
  int descriptor = -1;
  store_.clients().ForEach([&](const ClientState& state, ClientLink&) { descriptor = state.descriptor; });
  const auto option = [&](int level, int name) {
    int value = -1;
    socklen_t size = sizeof value;
    getsockopt(descriptor, level, name, &value, &size);
    return value;
  };
  EXPECT_EQ(option(SOL_SOCKET, SO_KEEPALIVE), 1);
  EXPECT_EQ(option(IPPROTO_TCP, TCP_KEEPIDLE), 123);
  EXPECT_EQ(option(IPPROTO_TCP, TCP_KEEPINTVL), 41);
  EXPECT_EQ(option(IPPROTO_TCP, TCP_KEEPCNT), 3);
  EXPECT_EQ(option(IPPROTO_TCP, TCP_NODELAY), 1);
}

TEST_F(ServerTest, ListensOnAUnixSocketWithItsPermissions) {
  server_ = std::make_unique<Server>(store_, control_, 1);
  const std::string path = testing::TempDir() + "nacre-server-test-" + std::to_string(getpid()) + ".sock";
  const ListenResult result = ListenUnix(path, 0700, 16);
  ASSERT_GE(result.descriptor, 0) << result.error;
  server_->Accept(result.descriptor, path, nullptr);
  struct stat status;
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
  {
    Client client(path);
    EXPECT_EQ(client.Ask("PING\r\n", 7), "+PONG\r\n");
    store_.clients().ForEach(
        [&](const ClientState& state, ClientLink&) { EXPECT_EQ(state.address.Get(), path + ":0"); });
  }
  server_.reset();
  EXPECT_NE(stat(path.c_str(), &status), 0);
}

TEST_F(ServerTest, ClosesAClientThatLeavesTooMuchUnread) {
  store_.settings().output_normal_hard.set(1'000'000);
  Listen();
  Client greedy(port_);
  greedy.Send("SETRANGE k 99999 x\r\n");
  for (int i = 0; i < 2000; ++i) greedy.Send("GET k\r\n");
  EXPECT_TRUE(Eventually([&] { return server_->connections() == 0; }));
  EXPECT_LT(greedy.ReceiveAll().size(), 2000 * 100'000u);
}

TEST_F(ServerTest, ClosesAClientThatStaysOverTheSoftLimit) {
  store_.settings().output_normal_soft.set(100'000);
  store_.settings().output_normal_soft_seconds.set(1);
  Listen();
  Client greedy(port_);
  greedy.Send("SETRANGE k 9999999 x\r\nGET k\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  EXPECT_EQ(server_->connections(), 1u);
  EXPECT_TRUE(Eventually([&] { return server_->connections() == 0; }));
}

TEST_F(ServerTest, ClosesIdleClientsButNotMonitors) {
  store_.settings().timeout.set(1);
  Listen();
  Client idle(port_);
  Client monitor(port_);
  EXPECT_EQ(monitor.Ask("MONITOR\r\n", 5), "+OK\r\n");
  EXPECT_EQ(idle.Ask("PING\r\n", 7), "+PONG\r\n");
  EXPECT_EQ(idle.ReceiveAll(), "");
  EXPECT_EQ(server_->connections(), 1u);
}

TEST_F(ServerTest, ShowsMonitorsWhatOtherLanesRun) {
  Listen();
  Client monitor(port_);
  EXPECT_EQ(monitor.Ask("MONITOR\r\n", 5), "+OK\r\n");
  Client other(port_);
  EXPECT_EQ(other.Ask("SET key \"a\\x00b\"\r\n", 5), "+OK\r\n");
  const std::string line = monitor.ReceiveLine();
  EXPECT_EQ(line.front(), '+');
  EXPECT_TRUE(line.ends_with("] \"SET\" \"key\" \"a\\x00b\"\r\n")) << line;
}

TEST_F(ServerTest, HoldsPausedClientsBack) {
  Listen();
  const int64_t now_ms = store_.clock().NowMilliseconds();
  store_.pause().Begin(now_ms + 300, true, now_ms);
  Client client(port_);
  EXPECT_EQ(client.Ask("PING\r\n", 7), "+PONG\r\n");
  EXPECT_GE(store_.clock().NowMilliseconds(), now_ms + 300);
}

TEST_F(ServerTest, EndsWhileClientsAreAtWork) {
  Listen();
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([this] {
      Client client(port_);
      while (!client.Ask("SET k v\r\nCOMMAND COUNT\r\n", 13).empty()) continue;
    });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server_.reset();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(store_.clients().size(), 0u);
}

// Everything at once, for ThreadSanitizer above all.
class ServerUnderLoad : public ServerTest {
 protected:
  void Write(int id) {
    Client client(port_);
    const std::string own = "key:" + std::to_string(id);
    for (int i = 0; i < kRounds; ++i) {
      const std::string value = std::to_string(i);
      client.Send("SET " + own + " " + value + "\r\nMSET a " + value + " b " + value + "\r\nMGET a b\r\n");
      client.Send("INCR counter\r\nCOMMAND COUNT\r\nECHO end" + value + "\r\n");
      for (std::string line = "?"; line != "end" + value + "\r\n"; line = client.ReceiveLine()) {
        if (line.empty()) return;
      }
    }
  }
  void Churn() {
    for (int i = 0; i < kRounds; ++i)
      Client(port_).Send(i % 2 == 0 ? "PING\r\n" : "*2\r\n$3\r\nGET\r\n$1000\r\nx");
  }
  void Disturb() {
    Client client(port_);
    for (int i = 0; i < kRounds; ++i) {
      client.Ask("FLUSHALL\r\nSWAPDB 0 1\r\n", 10);
      store_.settings().timeout.set(i % 2 == 0 ? 0 : 1000);
      store_.settings().output_normal_hard.set(i % 2 == 0 ? 0 : 100'000'000);
      store_.settings().SetRequirePass("");
      const int64_t now_ms = store_.clock().NowMilliseconds();
      if (i % 50 == 0) store_.pause().Begin(now_ms + 5, i % 100 == 0, now_ms);
      size_t listed = 0;
      store_.clients().ForEach([&](const ClientState& state, ClientLink&) {
        listed += state.name.Get().size() + state.address.Get().size() + state.query_bytes.load();
      });
      ASSERT_GT(listed, 0u);
    }
  }
  void Kill() {
    for (int i = 0; i < kRounds / 10; ++i) {
      Client victim(port_);
      victim.Ask("CLIENT SETNAME victim\r\n", 5);
      victim.Send("SETRANGE large 99999 x\r\nGET large\r\nGET large\r\n");
      store_.clients().ForEach([&](const ClientState& state, ClientLink& link) {
        if (state.name.Get() == "victim") link.RequestClose();
      });
      victim.ReceiveAll();
    }
  }

  static constexpr int kRounds = 300;
};

TEST_F(ServerUnderLoad, KeepsItsHead) {
  Listen();
  Client monitor(port_);
  monitor.Ask("MONITOR\r\n", 5);
  std::thread reader([&] { monitor.ReceiveAll(); });
  std::vector<std::thread> threads;
  for (int id = 0; id < 4; ++id) threads.emplace_back([this, id] { Write(id); });
  threads.emplace_back([this] { Churn(); });
  threads.emplace_back([this] { Disturb(); });
  threads.emplace_back([this] { Kill(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Client(port_).Ask("PING\r\n", 7), "+PONG\r\n");
  server_.reset();
  reader.join();
  EXPECT_EQ(store_.clients().size(), 0u);
  EXPECT_EQ(store_.clients().monitors.load(), 0u);
}

}  // namespace
}  // namespace nacre
