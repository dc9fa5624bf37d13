// What a stream knows of its consumer groups.

#include <utility>

#include "base/reclaimer.h"
#include "values/stream_value.h"

namespace nacre {
namespace {

// Counts of entries can be set to anything; they wrap.
int64_t Difference(uint64_t a, int64_t b) { return static_cast<int64_t>(a - static_cast<uint64_t>(b)); }

}  // namespace

ConsumerGroup* StreamValue::FindGroup(std::string_view name) {
  const auto found = groups_.find(name);
  return found == groups_.end() ? nullptr : found->second.get();
}

ConsumerGroup* StreamValue::AddGroup(std::string_view name, const StreamId& last_delivered,
                                     int64_t entries_read) {
  const auto [added, is_new] = groups_.try_emplace(std::string(name));
  if (!is_new) return nullptr;
  account_.Add(MapNodeBytes<std::unique_ptr<ConsumerGroup>>(added->first) +
               MallocBytes(sizeof(ConsumerGroup)));
  added->second = std::make_unique<ConsumerGroup>(account_, last_delivered, entries_read);
  return added->second.get();
}

bool StreamValue::RemoveGroup(std::string_view name) {
  constexpr size_t kFreedInPlace = 1000;
  const auto found = groups_.find(name);
  if (found == groups_.end()) return false;
  account_.Remove(MapNodeBytes<std::unique_ptr<ConsumerGroup>>(found->first) +
                  MallocBytes(sizeof(ConsumerGroup)));
  found->second->Detach();
  if (found->second->pending().size() + found->second->consumers().size() > kFreedInPlace) {
    ReclaimLater([group = std::shared_ptr<ConsumerGroup>(std::move(found->second))] {});
  }
  groups_.erase(found);
  return true;
}

// Whether an entry from `id` on was deleted by name. What trimming took is not known.
bool StreamValue::HasDeletedFrom(const StreamId& id) const {
  if (length_ == 0 || max_deleted_id_.IsZero() || max_deleted_id_ < first_id_) return false;
  return id <= max_deleted_id_;
}

// How many entries were ever added up to and with `id`, or kEntriesReadUnknown.
int64_t StreamValue::EntriesUpTo(const StreamId& id) const {
  const auto added = static_cast<int64_t>(entries_added_);
  if (entries_added_ == 0) return 0;
  if (length_ == 0 && id <= last_id_) return added;
  if (id == last_id_) return added;
  if (id > last_id_) return kEntriesReadUnknown;
  if (max_deleted_id_.IsZero() || max_deleted_id_ < first_id_) {
    const uint64_t before_first = entries_added_ - length_;
    if (id < first_id_) return static_cast<int64_t>(before_first);
    if (id == first_id_) return static_cast<int64_t>(before_first + 1);
  }
  return kEntriesReadUnknown;
}

void StreamValue::NoteDelivered(ConsumerGroup& group, const StreamId& id) const {
  if (id <= group.last_delivered) return;
  if (group.entries_read != kEntriesReadUnknown && !HasDeletedFrom(id)) {
    group.entries_read = static_cast<int64_t>(static_cast<uint64_t>(group.entries_read) + 1);
  } else if (entries_added_ != 0) {
    group.entries_read = EntriesUpTo(id);
  }
  group.last_delivered = id;
}

std::optional<int64_t> StreamValue::Lag(const ConsumerGroup& group) const {
  if (entries_added_ == 0) return 0;
  if (group.entries_read != kEntriesReadUnknown && !HasDeletedFrom(group.last_delivered)) {
    return Difference(entries_added_, group.entries_read);
  }
  const int64_t read = EntriesUpTo(group.last_delivered);
  if (read == kEntriesReadUnknown) return std::nullopt;
  return Difference(entries_added_, read);
}

bool StreamValue::IsReferenced(const StreamId& id) const {
  for (const auto& [name, group] : groups_) {
    if (id > group->last_delivered || group->pending().Find(id)) return true;
  }
  return false;
}

size_t StreamValue::DropReferences(const StreamId& id) {
  size_t dropped = 0;
  for (const auto& [name, group] : groups_) dropped += group->Acknowledge(id) ? 1 : 0;
  return dropped;
}

}  // namespace nacre
