// Who carries messages from publishers to subscribers: the engine. Handlers reach
// it through this face.

#ifndef NACRE_COMMANDS_MESSAGE_BROKER_H_
#define NACRE_COMMANDS_MESSAGE_BROKER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

struct ClientState;

enum class SubscriptionKind : uint8_t { kChannel, kPattern, kShardChannel };
inline constexpr size_t kSubscriptionKinds = 3;

// Thread-safe; a client is only named by the thread that owns it. Takes no shard's lock.
class MessageBroker {
 public:
  virtual ~MessageBroker() = default;

  // Nothing if the client is subscribed to it. Requires: ClientState::inbox is not null.
  virtual void Subscribe(ClientState& client, SubscriptionKind kind, std::string_view name) = 0;
  // Nothing if it is not.
  virtual void Unsubscribe(ClientState& client, SubscriptionKind kind, std::string_view name) = 0;
  // The client ends all its subscriptions.
  virtual void Leave(ClientState& client) = 0;
  // What the client is subscribed to, in no order.
  virtual std::vector<std::string> Names(const ClientState& client, SubscriptionKind kind) const = 0;

  // Sends a message to the subscribers of a channel, those by pattern included; of a shard channel
  // there are none such. Returns how many there are. O(receivers + patterns that may match).
  virtual size_t Publish(SubscriptionKind kind, std::string_view channel, std::string_view message) = 0;

  // The channels of the kind that have subscribers, in no order.
  virtual std::vector<std::string> Channels(SubscriptionKind kind) const = 0;
  // How many clients are subscribed to the channel by its name.
  virtual size_t Subscribers(SubscriptionKind kind, std::string_view channel) const = 0;
  // How many channels of the kind, or different patterns, have subscribers.
  virtual size_t Count(SubscriptionKind kind) const = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_MESSAGE_BROKER_H_
