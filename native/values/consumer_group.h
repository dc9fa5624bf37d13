// A stream's consumer group: how far it has read, its consumers, and which
// entries were delivered and not yet acknowledged (its pending entries).
//
// A pending entry stands in the group's map, with its consumer and the history of its
// delivery, and in the set of its consumer; both know the same IDs at any time.

#ifndef NACRE_VALUES_CONSUMER_GROUP_H_
#define NACRE_VALUES_CONSUMER_GROUP_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/memory_account.h"
#include "structures/ordered_map.h"
#include "values/stream_id.h"

namespace nacre {

// The value of ConsumerGroup::entries_read that says that it is not known.
inline constexpr int64_t kEntriesReadUnknown = -1;

class StreamConsumer {
 public:
  StreamConsumer(MemoryAccount& account, int64_t now_ms) : seen_at_ms(now_ms), pending_(account) {}

  std::string_view name() const { return name_; }
  // IDs of the entries that wait for its acknowledgement.
  const OrderedMap<StreamId, NoValue>& pending() const { return pending_; }

  int64_t seen_at_ms;         // When a command last named it.
  int64_t active_at_ms = -1;  // When it last got an entry; -1 is never.

 private:
  friend class ConsumerGroup;

  std::string_view name_;  // Of the group's key for it.
  OrderedMap<StreamId, NoValue> pending_;
};

struct PendingEntry {
  // Counts one delivery more; the highest number stays.
  void CountDelivery() {
    if (deliveries != std::numeric_limits<int64_t>::max()) ++deliveries;
  }

  StreamConsumer* consumer;
  int64_t delivered_at_ms;
  int64_t deliveries;
};

class ConsumerGroup {
 public:
  using Pending = OrderedMap<StreamId, PendingEntry>;
  using Consumers = std::map<std::string, StreamConsumer, std::less<>>;

  // Its bytes are counted in `account`.
  ConsumerGroup(MemoryAccount& account, const StreamId& last_delivered_id, int64_t entries_read_count)
      : last_delivered(last_delivered_id),
        entries_read(entries_read_count),
        account_(&account),
        pending_(account_) {}
  ~ConsumerGroup() { Detach(); }

  StreamId last_delivered;
  int64_t entries_read;  // Or kEntriesReadUnknown.

  const Pending& pending() const { return pending_; }
  // In the order of their names.
  const Consumers& consumers() const { return consumers_; }

  // Null if there is none of this name. O(log consumers).
  StreamConsumer* FindConsumer(std::string_view name);
  const StreamConsumer* FindConsumer(std::string_view name) const {
    return const_cast<ConsumerGroup*>(this)->FindConsumer(name);
  }
  // Requires: there is none of this name.
  StreamConsumer& AddConsumer(std::string_view name, int64_t now_ms);
  // Removes it with its pending entries; how many they were. O(them * log pending).
  size_t RemoveConsumer(std::string_view name);

  // The entry was given to the consumer, whoever had it before: it is pending there
  // as if delivered for the first time. O(log pending), as all that follow.
  void Deliver(StreamConsumer& consumer, const StreamId& id, int64_t now_ms);
  // The pending entry, or null. Its consumer is changed by Assign only.
  PendingEntry* FindPending(const StreamId& id);
  // Gives a pending entry to another consumer.
  void Assign(const StreamId& id, PendingEntry& entry, StreamConsumer& consumer);
  // Makes an entry pending that was not, with nobody's consumer: to be assigned next.
  PendingEntry& AddPending(const StreamId& id, int64_t delivered_at_ms, int64_t deliveries);
  // The entry is pending no more. False if it was not.
  bool Acknowledge(const StreamId& id);
  // The same; what stands behind it.
  Pending::Position Acknowledge(Pending::Position position);

  // Adds consumers and pending entries of `other`. Requires: this one has none. O(all).
  void CopyFrom(const ConsumerGroup& other);

  // All that it counted in the account that it was made with leaves that account; it
  // may then be freed on any thread.
  void Detach() { account_.Detach(); }

 private:
  MemoryAccount account_;
  Pending pending_;
  Consumers consumers_;
};

// Bytes of a node of a std::map with a string as its key, without what Value owns.
template <class Value>
size_t MapNodeBytes(const std::string& key) {
  constexpr size_t kNodeHeader = 32;  // Colour and three links.
  constexpr size_t kInlineText = 15;
  const size_t text = key.capacity() > kInlineText ? MallocBytes(key.capacity() + 1) : 0;
  return MallocBytes(kNodeHeader + sizeof(std::pair<const std::string, Value>)) + text;
}

}  // namespace nacre

#endif  // NACRE_VALUES_CONSUMER_GROUP_H_
