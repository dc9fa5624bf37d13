// Threads publish, subscribe and leave at the same time: what ThreadSanitizer has to
// find nothing in. Who stays subscribed must get each publisher's messages in their
// order, every one of them.

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/random.h"
#include "engine/local_client.h"
#include "engine/store.h"

namespace nacre {
namespace {

constexpr int kPublishers = 2;
constexpr int kMessages = 2000;
constexpr std::string_view kChannels[] = {"a", "b", "ab"};

// The payloads in RESP2 messages, in order.
std::vector<std::string> Payloads(std::string_view messages) {
  std::vector<std::string> payloads;
  std::string line;
  std::vector<std::string> lines;
  for (const char byte : messages) {
    line += byte;
    if (!line.ends_with("\r\n")) continue;
    lines.push_back(line.substr(0, line.size() - 2));
    line.clear();
  }
  size_t at = 0;
  while (at < lines.size()) {
    const size_t parts = static_cast<size_t>(lines[at][1] - '0');
    payloads.push_back(lines[at + 2 * parts]);
    at += 1 + 2 * parts;
  }
  return payloads;
}

void PublishAll(Store& store, int publisher) {
  LocalClient client(store);
  for (int i = 0; i < kMessages; ++i) {
    const std::string message = std::to_string(publisher) + ":" + std::to_string(i);
    client.Call({"PUBLISH", kChannels[static_cast<size_t>(i) % std::size(kChannels)], message});
  }
}

// Subscribes and leaves until the publishers are done.
void ComeAndGo(Store& store, const std::atomic<bool>& done, uint64_t seed) {
  Random random(seed);
  while (!done.load()) {
    LocalClient client(store);
    for (int i = 0; i < 8; ++i) {
      client.Call({"SUBSCRIBE", kChannels[random.Below(3)]});
      client.Call({"PSUBSCRIBE", random.Below(2) == 0 ? "a*" : "*b"});
      client.TakeMessages();
      client.Call({"UNSUBSCRIBE", kChannels[random.Below(3)]});
      client.Call({"PUNSUBSCRIBE"});
    }
  }
}

// Takes messages until there are `count`; checks their order for each publisher.
void TakeInOrder(LocalClient& client, size_t count) {
  std::map<std::string, int> next;
  size_t taken = 0;
  while (taken < count) {
    for (const std::string& payload : Payloads(client.TakeMessages())) {
      const size_t colon = payload.find(':');
      ASSERT_EQ(next[payload.substr(0, colon)]++, std::stoi(payload.substr(colon + 1)));
      ++taken;
    }
    std::this_thread::yield();
  }
  EXPECT_EQ(taken, count);
}

TEST(PubSubThreads, DeliverEveryMessageInOrderOfItsPublisher) {
  Store store{{.seed = 1, .maintained = false}};
  std::atomic<int> subscribed{0};
  std::atomic<bool> done{false};
  const auto steady = [&](std::vector<std::string_view> call) {
    LocalClient client(store);
    client.Call(call);
    subscribed.fetch_add(1);
    TakeInOrder(client, kPublishers * kMessages);
  };
  std::thread by_name(steady, std::vector<std::string_view>{"SUBSCRIBE", "a", "b", "ab"});
  std::thread by_pattern(steady, std::vector<std::string_view>{"PSUBSCRIBE", "*"});
  std::vector<std::thread> restless;
  for (uint64_t i = 0; i < 2; ++i) restless.emplace_back([&, i] { ComeAndGo(store, done, i + 1); });
  while (subscribed.load() != 2) std::this_thread::yield();
  std::vector<std::thread> publishers;
  for (int i = 0; i < kPublishers; ++i) publishers.emplace_back([&, i] { PublishAll(store, i); });
  for (std::thread& thread : publishers) thread.join();
  by_name.join();
  by_pattern.join();
  done.store(true);
  for (std::thread& thread : restless) thread.join();
  EXPECT_EQ(LocalClient(store).Call({"PUBSUB", "CHANNELS"}), "*0\r\n");
}

}  // namespace
}  // namespace nacre
