// Channels, patterns and shard channels with their subscribers.
//
// A topic (a channel or a pattern) has a group of receivers for each thread that
// owns subscribers of it. Publishing leaves one delivery for each such group, under
// the lock of the topic's table, which gives the topic's messages their numbers and
// their order; what follows is the receiving thread's work. A subscription notes the
// number at which it began, so that a message that was on its way then is not
// delivered to it.
//
// All locks here are leaf locks: they may be taken while shards are locked.

#ifndef NACRE_ENGINE_PUBSUB_H_
#define NACRE_ENGINE_PUBSUB_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "commands/message_broker.h"
#include "commands/settings.h"
#include "engine/message_port.h"
#include "keyspace/key_events.h"

namespace nacre {

// The bytes with which every text begins that matches the glob-style pattern.
std::string LiteralPrefix(std::string_view pattern);

// What one client is subscribed to, by kind.
struct Subscriptions {
  using Names = std::unordered_map<std::string, ReceiverGroup::Place>;
  std::array<Names, kSubscriptionKinds> names;
};

class PubSub final : public MessageBroker {
 public:
  PubSub(const Settings& settings, const HashSeed& seed);
  PubSub(const PubSub&) = delete;
  PubSub& operator=(const PubSub&) = delete;
  // Requires: no client has subscriptions.
  ~PubSub() override;

  void Subscribe(ClientState& client, SubscriptionKind kind, std::string_view name) override;
  void Unsubscribe(ClientState& client, SubscriptionKind kind, std::string_view name) override;
  void Leave(ClientState& client) override;
  std::vector<std::string> Names(const ClientState& client, SubscriptionKind kind) const override;
  size_t Publish(SubscriptionKind kind, std::string_view channel, std::string_view message) override;
  std::vector<std::string> Channels(SubscriptionKind kind) const override;
  size_t Subscribers(SubscriptionKind kind, std::string_view channel) const override;
  size_t Count(SubscriptionKind kind) const override;

  // Publishes a keyspace event in the ways that notify-keyspace-events names.
  void PublishKeyEvent(const KeyEvent& event);

 private:
  struct Topic;
  struct Table;
  // A message on its way to its topics: its encoded end is made when there is a first one.
  struct Outgoing {
    std::string_view channel;
    std::string_view message;
    SharedBytes tail = nullptr;
  };

  // Tables of a kind of channels; patterns have one.
  static constexpr size_t kChannelTables = 16;

  Table& TableOf(SubscriptionKind kind, std::string_view name) const;
  // Requires: the topic's table is locked.
  size_t Send(Topic& topic, Outgoing& outgoing);

  const Settings& settings_;
  HashSeed seed_;
  std::array<std::vector<std::unique_ptr<Table>>, kSubscriptionKinds> tables_;
  std::array<std::atomic<size_t>, kSubscriptionKinds> counts_{};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_PUBSUB_H_
