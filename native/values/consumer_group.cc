#include "values/consumer_group.h"

#include "base/assert.h"

namespace nacre {

StreamConsumer* ConsumerGroup::FindConsumer(std::string_view name) {
  const auto found = consumers_.find(name);
  return found == consumers_.end() ? nullptr : &found->second;
}

StreamConsumer& ConsumerGroup::AddConsumer(std::string_view name, int64_t now_ms) {
  const auto [added, is_new] = consumers_.try_emplace(std::string(name), account_, now_ms);
  NACRE_ASSERT(is_new);
  account_.Add(MapNodeBytes<StreamConsumer>(added->first));
  added->second.name_ = added->first;
  return added->second;
}

size_t ConsumerGroup::RemoveConsumer(std::string_view name) {
  const auto found = consumers_.find(name);
  if (found == consumers_.end()) return 0;
  const OrderedMap<StreamId, NoValue>& ids = found->second.pending_;
  for (auto at = ids.First(); at; at = ids.Next(at)) pending_.Erase(ids.KeyAt(at));
  const size_t removed = ids.size();
  account_.Remove(MapNodeBytes<StreamConsumer>(found->first));
  consumers_.erase(found);
  return removed;
}

void ConsumerGroup::Deliver(StreamConsumer& consumer, const StreamId& id, int64_t now_ms) {
  const auto [position, is_new] = pending_.Insert(id, {&consumer, now_ms, 1});
  if (is_new) {
    consumer.pending_.Insert(id, {});
    return;
  }
  PendingEntry& entry = pending_.ValueAt(position);
  entry.delivered_at_ms = now_ms;
  entry.deliveries = 1;
  Assign(id, entry, consumer);
}

PendingEntry* ConsumerGroup::FindPending(const StreamId& id) {
  const Pending::Position position = pending_.Find(id);
  return position ? &pending_.ValueAt(position) : nullptr;
}

void ConsumerGroup::Assign(const StreamId& id, PendingEntry& entry, StreamConsumer& consumer) {
  if (entry.consumer == &consumer) return;
  if (entry.consumer != nullptr) entry.consumer->pending_.Erase(id);
  entry.consumer = &consumer;
  consumer.pending_.Insert(id, {});
}

PendingEntry& ConsumerGroup::AddPending(const StreamId& id, int64_t delivered_at_ms, int64_t deliveries) {
  const auto [position, is_new] = pending_.Insert(id, {nullptr, delivered_at_ms, deliveries});
  NACRE_ASSERT(is_new);
  return pending_.ValueAt(position);
}

bool ConsumerGroup::Acknowledge(const StreamId& id) {
  const Pending::Position position = pending_.Find(id);
  if (position) Acknowledge(position);
  return static_cast<bool>(position);
}

ConsumerGroup::Pending::Position ConsumerGroup::Acknowledge(Pending::Position position) {
  StreamConsumer* consumer = pending_.ValueAt(position).consumer;
  if (consumer != nullptr) consumer->pending_.Erase(pending_.KeyAt(position));
  return pending_.Erase(position);
}

void ConsumerGroup::CopyFrom(const ConsumerGroup& other) {
  for (const auto& [name, theirs] : other.consumers_) {
    StreamConsumer& consumer = AddConsumer(name, theirs.seen_at_ms);
    consumer.active_at_ms = theirs.active_at_ms;
    for (auto at = theirs.pending_.First(); at; at = theirs.pending_.Next(at)) {
      consumer.pending_.Insert(theirs.pending_.KeyAt(at), {});
    }
  }
  for (auto at = other.pending_.First(); at; at = other.pending_.Next(at)) {
    PendingEntry entry = other.pending_.ValueAt(at);
    entry.consumer = FindConsumer(entry.consumer->name());
    pending_.Insert(other.pending_.KeyAt(at), entry);
  }
}

}  // namespace nacre
