#include "engine/pubsub.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "base/adaptive_mutex.h"
#include "base/assert.h"
#include "base/glob_match.h"
#include "base/seeded_hash.h"
#include "commands/client_state.h"
#include "structures/prefix_index.h"

namespace nacre {
namespace {

constexpr std::string_view kEndOfLine = "\r\n";

void AppendBulk(std::string_view bytes, std::string& text) {
  text += '$';
  text += std::to_string(bytes.size());
  text += kEndOfLine;
  text += bytes;
  text += kEndOfLine;
}

// What precedes the channel in each message of a topic.
std::string HeadOf(SubscriptionKind kind, std::string_view name) {
  if (kind == SubscriptionKind::kChannel) return "*3\r\n$7\r\nmessage\r\n";
  if (kind == SubscriptionKind::kShardChannel) return "*3\r\n$8\r\nsmessage\r\n";
  std::string head = "*4\r\n$8\r\npmessage\r\n";
  AppendBulk(name, head);
  return head;
}

std::atomic<uint32_t>& CountOf(ClientState& client, SubscriptionKind kind) {
  if (kind == SubscriptionKind::kChannel) return client.channels;
  return kind == SubscriptionKind::kPattern ? client.patterns : client.shard_channels;
}

}  // namespace

std::string LiteralPrefix(std::string_view pattern) {
  std::string prefix;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char byte = pattern[i];
    if (byte == '*' || byte == '?' || byte == '[') break;
    if (byte != '\\') {
      prefix += byte;
      continue;
    }
    // A backslash at the very end stands for itself; leaving it out only widens the search.
    if (++i == pattern.size()) break;
    prefix += pattern[i];
  }
  return prefix;
}

struct PubSub::Topic {
  explicit Topic(SubscriptionKind kind, std::string_view topic_name)
      : name(topic_name), head(std::make_shared<const std::string>(HeadOf(kind, name))) {}

  // Null if no subscriber's thread has this port.
  std::shared_ptr<ReceiverGroup> GroupOf(const std::shared_ptr<MessagePort>& port) const {
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group->port() == port; });
    return found != groups.end() ? *found : nullptr;
  }

  const std::string name;
  const std::shared_ptr<const std::string> head;
  std::vector<std::shared_ptr<ReceiverGroup>> groups;
  size_t subscribers = 0;
  uint64_t messages = 0;  // That were sent.
};

struct alignas(64) PubSub::Table {
  using Topics = std::unordered_map<std::string, std::unique_ptr<Topic>, SeededHash, std::equal_to<>>;

  explicit Table(const HashSeed& seed) : topics(0, SeededHash{seed}) {}

  AdaptiveMutex mutex;
  Topics topics;
  PrefixIndex<Topic*> patterns;  // The topics of patterns, by the bytes that precede what is special.
};

PubSub::PubSub(const Settings& settings, const HashSeed& seed) : settings_(settings), seed_(seed) {
  for (size_t kind = 0; kind < kSubscriptionKinds; ++kind) {
    const bool patterns = kind == static_cast<size_t>(SubscriptionKind::kPattern);
    for (size_t i = 0; i < (patterns ? 1 : kChannelTables); ++i) {
      tables_[kind].push_back(std::make_unique<Table>(seed_));
    }
  }
}

PubSub::~PubSub() {
  for (const std::atomic<size_t>& count : counts_) NACRE_ASSERT(count.load() == 0);
}

PubSub::Table& PubSub::TableOf(SubscriptionKind kind, std::string_view name) const {
  const auto& tables = tables_[static_cast<size_t>(kind)];
  // The low bits choose a bucket in the table.
  return tables.size() == 1 ? *tables[0] : *tables[(HashBytes(name, seed_) >> 32) % tables.size()];
}

void PubSub::Subscribe(ClientState& client, SubscriptionKind kind, std::string_view name) {
  if (client.subscriptions == nullptr) client.subscriptions = std::make_shared<Subscriptions>();
  const auto [own, is_new] =
      client.subscriptions->names[static_cast<size_t>(kind)].try_emplace(std::string(name));
  if (!is_new) return;
  Table& table = TableOf(kind, name);
  std::lock_guard lock(table.mutex);
  auto found = table.topics.find(name);
  if (found == table.topics.end()) {
    found = table.topics.emplace(std::string(name), std::make_unique<Topic>(kind, name)).first;
    if (kind == SubscriptionKind::kPattern) table.patterns.Add(LiteralPrefix(name), found->second.get());
    counts_[static_cast<size_t>(kind)].fetch_add(1, std::memory_order_relaxed);
  }
  Topic& topic = *found->second;
  std::shared_ptr<ReceiverGroup> group = topic.GroupOf(client.inbox->port());
  if (group == nullptr) {
    group = std::make_shared<ReceiverGroup>(client.inbox->port(), topic.head);
    topic.groups.push_back(group);
  }
  group->Add(client.inbox->first(), topic.messages, own->second, group);
  ++topic.subscribers;
  CountOf(client, kind).fetch_add(1, std::memory_order_relaxed);
}

void PubSub::Unsubscribe(ClientState& client, SubscriptionKind kind, std::string_view name) {
  if (client.subscriptions == nullptr) return;
  auto& names = client.subscriptions->names[static_cast<size_t>(kind)];
  const auto own = names.find(std::string(name));
  if (own == names.end()) return;
  Table& table = TableOf(kind, name);
  {
    std::lock_guard lock(table.mutex);
    const auto found = table.topics.find(name);
    Topic& topic = *found->second;
    const std::shared_ptr<ReceiverGroup> group = own->second.group;
    group->Remove(own->second);
    if (group->empty()) std::erase(topic.groups, group);
    if (--topic.subscribers == 0) {
      if (kind == SubscriptionKind::kPattern) table.patterns.Remove(LiteralPrefix(name), &topic);
      table.topics.erase(found);
      counts_[static_cast<size_t>(kind)].fetch_sub(1, std::memory_order_relaxed);
    }
  }
  CountOf(client, kind).fetch_sub(1, std::memory_order_relaxed);
  names.erase(own);
}

void PubSub::Leave(ClientState& client) {
  if (client.subscriptions == nullptr) return;
  for (size_t kind = 0; kind < kSubscriptionKinds; ++kind) {
    const auto which = static_cast<SubscriptionKind>(kind);
    for (const std::string& name : Names(client, which)) Unsubscribe(client, which, name);
  }
  client.subscriptions.reset();
}

std::vector<std::string> PubSub::Names(const ClientState& client, SubscriptionKind kind) const {
  std::vector<std::string> names;
  if (client.subscriptions == nullptr) return names;
  for (const auto& [name, place] : client.subscriptions->names[static_cast<size_t>(kind)]) {
    names.push_back(name);
  }
  return names;
}

size_t PubSub::Publish(SubscriptionKind kind, std::string_view channel, std::string_view message) {
  size_t receivers = 0;
  Outgoing outgoing{channel, message};
  if (Count(kind) != 0) {
    Table& table = TableOf(kind, channel);
    std::lock_guard lock(table.mutex);
    const auto found = table.topics.find(channel);
    if (found != table.topics.end()) receivers += Send(*found->second, outgoing);
  }
  if (kind != SubscriptionKind::kChannel || Count(SubscriptionKind::kPattern) == 0) return receivers;
  Table& table = *tables_[static_cast<size_t>(SubscriptionKind::kPattern)][0];
  std::lock_guard lock(table.mutex);
  table.patterns.VisitPrefixesOf(channel, [&](Topic* topic) {
    if (GlobMatches(topic->name, channel)) receivers += Send(*topic, outgoing);
  });
  return receivers;
}

size_t PubSub::Send(Topic& topic, Outgoing& outgoing) {
  if (outgoing.tail == nullptr) {
    std::string tail;
    tail.reserve(outgoing.channel.size() + outgoing.message.size() + 32);
    AppendBulk(outgoing.channel, tail);
    AppendBulk(outgoing.message, tail);
    outgoing.tail = std::make_shared<const std::string>(std::move(tail));
  }
  const auto limit = static_cast<size_t>(std::max<int64_t>(settings_.output_pubsub_hard.get(), 0));
  ++topic.messages;
  for (const std::shared_ptr<ReceiverGroup>& group : topic.groups) {
    group->Push(Delivery::Kind::kMessage, outgoing.tail, topic.messages, group, limit);
  }
  return topic.subscribers;
}

std::vector<std::string> PubSub::Channels(SubscriptionKind kind) const {
  std::vector<std::string> names;
  for (const std::unique_ptr<Table>& table : tables_[static_cast<size_t>(kind)]) {
    std::lock_guard lock(table->mutex);
    for (const auto& [name, topic] : table->topics) names.push_back(name);
  }
  return names;
}

size_t PubSub::Subscribers(SubscriptionKind kind, std::string_view channel) const {
  Table& table = TableOf(kind, channel);
  std::lock_guard lock(table.mutex);
  const auto found = table.topics.find(channel);
  return found != table.topics.end() ? found->second->subscribers : 0;
}

size_t PubSub::Count(SubscriptionKind kind) const {
  return counts_[static_cast<size_t>(kind)].load(std::memory_order_relaxed);
}

void PubSub::PublishKeyEvent(const KeyEvent& event) {
  if (Count(SubscriptionKind::kChannel) + Count(SubscriptionKind::kPattern) == 0) return;
  const int64_t classes = settings_.notify_keyspace_events.get();
  const std::string database = std::to_string(event.database);
  if ((classes & kEventKeyspace) != 0) {
    std::string channel = "__keyspace@" + database + "__:";
    Publish(SubscriptionKind::kChannel, channel.append(event.key), event.event);
  }
  if ((classes & kEventKeyevent) != 0) {
    std::string channel = "__keyevent@" + database + "__:";
    Publish(SubscriptionKind::kChannel, channel.append(event.event), event.key);
  }
}

}  // namespace nacre
