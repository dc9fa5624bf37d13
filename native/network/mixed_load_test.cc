// Lanes and threads of the embedding program work on one store at once, while it
// is maintained: what ThreadSanitizer has to find nothing in. It runs for a second,
// or for as many as NACRE_MIXED_LOAD_SECONDS says.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/reclaimer.h"
#include "base/seeded_test.h"
#include "engine/local_client.h"
#include "engine/store.h"
#include "network/server.h"

namespace nacre {
namespace {

using Words = std::vector<std::string>;

constexpr uint64_t kKeys = 60;
constexpr int kNetworkClients = 4;
constexpr int kEmbeddedThreads = 3;

std::chrono::seconds Duration() {
  const char* seconds = std::getenv("NACRE_MIXED_LOAD_SECONDS");
  return std::chrono::seconds(seconds != nullptr ? std::atoi(seconds) : 1);
}

std::string Key(Random& random) { return "key:" + std::to_string(random.Below(kKeys)); }

// A command in words; K stands for a key, V for a value, N for a small number.
Words Fill(std::string_view pattern, Random& random) {
  Words words;
  while (!pattern.empty()) {
    const std::string_view word = pattern.substr(0, pattern.find(' '));
    pattern.remove_prefix(std::min(word.size() + 1, pattern.size()));
    if (word == "K") {
      words.push_back(Key(random));
    } else if (word == "V") {
      words.emplace_back(random.Below(100) == 0 ? 50'000 : random.Below(600), 'v');
    } else if (word == "N") {
      words.push_back(std::to_string(random.Below(20)));
    } else {
      words.emplace_back(word);
    }
  }
  return words;
}

// Commands of every scope and type; those that the store does not know answer with an error.
Words AnyCommand(Random& random) {
  static constexpr std::string_view kReads[] = {
      "GET K",        "MGET K K K",     "STRLEN K",       "EXISTS K K", "TTL K",
      "TYPE K",       "BITCOUNT K",     "GETRANGE K 0 9", "TOUCH K",    "OBJECT ENCODING K",
      "LRANGE K 0 N", "HGETALL K",      "HGET K N",       "SMEMBERS K", "ZRANGE K 0 N",
      "XRANGE K - +", "SCAN N COUNT 9", "LLEN K",         "HLEN K",     "SCARD K",
  };
  static constexpr std::string_view kWrites[] = {
      "SET K V",     "SET K N PX 3", "INCR K",       "APPEND K V",   "DEL K K",
      "RENAME K K",  "COPY K K",     "MSET K N K N", "PEXPIRE K N",  "SETRANGE K N V",
      "RPUSH K V N", "LPOP K",       "HSET K N V",   "HDEL K N",     "SADD K N N",
      "SPOP K",      "ZADD K N V",   "ZPOPMIN K",    "XADD K * f V", "LMOVE K K LEFT RIGHT",
      "PUBLISH K V",
  };
  static constexpr std::string_view kRare[] = {"FLUSHALL",
                                               "FLUSHDB ASYNC",
                                               "SWAPDB 0 1",
                                               "DBSIZE",
                                               "KEYS *",
                                               "RANDOMKEY",
                                               "SELECT 1",
                                               "SELECT 0",
                                               "HELLO 3",
                                               "SUBSCRIBE K K",
                                               "PSUBSCRIBE key:* N*",
                                               "UNSUBSCRIBE",
                                               "PUBSUB CHANNELS key:*",
                                               "CLIENT TRACKING ON",
                                               "CLIENT TRACKING ON BCAST NOLOOP",
                                               "CLIENT TRACKING OFF",
                                               "RESET"};
  const uint64_t kind = random.Below(1000);
  if (kind < 10) return Fill(kRare[random.Below(std::size(kRare))], random);
  // Reads come in runs, so that shards are biased towards them now and then.
  if (kind < 150) return Fill(kWrites[random.Below(std::size(kWrites))], random);
  return Fill(kReads[random.Below(std::size(kReads))], random);
}

std::string InResp(const Words& words) {
  std::string bytes = "*" + std::to_string(words.size()) + "\r\n";
  for (const std::string& word : words) bytes += "$" + std::to_string(word.size()) + "\r\n" + word + "\r\n";
  return bytes;
}

class MixedLoad : public SeededTest {
 protected:
  MixedLoad() : store_({.databases = 2, .seed = seed_ | 1}), server_(store_, control_, 2) {
    const ListenResult result = ListenTcp("127.0.0.1", 0, 511);
    port_ = result.port;
    server_.Accept(result.descriptor, "", nullptr);
    store_.ApplySetting("notify_keyspace_events", (kEventNew << 1) - 1);
  }

  bool IsOver() const { return std::chrono::steady_clock::now() > end_; }

  // Sends pipelines, some of them transactions, and waits for the end of each one's replies.
  void RunOnNetwork(uint64_t number) {
    Random random(seed_ + number);
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    for (uint64_t round = 0; !IsOver(); ++round) {
      const bool atomic = random.Below(4) == 0;
      std::string bytes = atomic ? "WATCH key:1\r\nMULTI\r\n" : "";
      for (uint64_t left = 1 + random.Below(40); left != 0; --left) bytes += InResp(AnyCommand(random));
      if (random.Below(10) == 0) bytes += InResp(Fill("BLPOP K K 0.001", random));
      if (atomic) bytes += "EXEC\r\n";
      const std::string mark = "end " + std::to_string(number) + " " + std::to_string(round);
      bytes += InResp({"PING", mark});
      ASSERT_EQ(send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL),
                static_cast<ssize_t>(bytes.size()));
      ReceiveUntil(descriptor, mark + "\r\n");
    }
    close(descriptor);
  }

  void RunEmbedded(uint64_t number) {
    Random random(seed_ + 1000 + number);
    while (!IsOver()) {
      // As workers come and go.
      LocalClient client(store_);
      for (int i = 0; i < 500; ++i) {
        const Words words = AnyCommand(random);
        client.Call(std::vector<std::string_view>(words.begin(), words.end()));
      }
    }
  }

  static void ReceiveUntil(int descriptor, const std::string& end) {
    std::string bytes;
    char room[16384];
    // Messages may follow.
    while (bytes.find(end) == std::string::npos) {
      bytes.erase(0, bytes.size() - std::min(bytes.size(), end.size()));
      const ssize_t got = recv(descriptor, room, sizeof room, 0);
      ASSERT_GT(got, 0);
      bytes.append(room, static_cast<size_t>(got));
    }
  }

  // The load has no control commands.
  class NoControl final : public ControlPlane {
    void Post(ControlRequest request) override { request.port->Reply(request.client_id, "-ERR none\r\n"); }
    void PostScripts(ScriptRequests) override {}
  };

  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::now() + Duration();
  Store store_;
  NoControl control_;
  Server server_;
  int port_ = 0;
};

TEST_F(MixedLoad, RunsOnLanesAndOnEmbeddedThreadsAtOnce) {
  std::vector<std::thread> threads;
  for (uint64_t i = 0; i < kNetworkClients; ++i) threads.emplace_back([this, i] { RunOnNetwork(i); });
  for (uint64_t i = 0; i < kEmbeddedThreads; ++i) threads.emplace_back([this, i] { RunEmbedded(i); });
  for (std::thread& thread : threads) thread.join();
  LocalClient client(store_);
  EXPECT_EQ(client.Call({"FLUSHALL"}), "+OK\r\n");
  EXPECT_EQ(store_.keyspace().bytes(), 0u);
  WaitForReclaim();
}

}  // namespace
}  // namespace nacre
