#include "values/stream_value.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "base/reclaimer.h"

namespace nacre {
namespace {

// The account follows what a node's block takes.
class NodeChange {
 public:
  NodeChange(MemoryAccount& account, const PackedList& list)
      : account_(account), list_(list), before_(list.allocated_bytes()) {}
  NodeChange(const NodeChange&) = delete;
  NodeChange& operator=(const NodeChange&) = delete;
  ~NodeChange() {
    const size_t after = list_.allocated_bytes();
    if (after == before_) return;
    account_.Remove(before_);
    account_.Add(after);
  }

 private:
  MemoryAccount& account_;
  const PackedList& list_;
  const size_t before_;
};

size_t TotalSize(std::span<const std::string_view> texts) {
  size_t total = 0;
  for (const std::string_view text : texts) total += text.size();
  return total;
}

}  // namespace

std::unique_ptr<Collection> StreamValue::Clone() const {
  auto copy = std::make_unique<StreamValue>();
  for (auto node = nodes_.First(); node; node = nodes_.Next(node)) {
    PackedList list = nodes_.ValueAt(node).Clone();
    copy->account_.Add(list.allocated_bytes());
    copy->nodes_.Insert(nodes_.KeyAt(node), std::move(list));
  }
  for (const auto& [name, group] : groups_) {
    copy->AddGroup(name, group->last_delivered, group->entries_read)->CopyFrom(*group);
  }
  copy->length_ = length_;
  copy->last_id_ = last_id_;
  copy->first_id_ = first_id_;
  copy->max_deleted_id_ = max_deleted_id_;
  copy->entries_added_ = entries_added_;
  return copy;
}

bool StreamValue::IsSmallEnough(std::span<const std::string_view> fields_and_values) {
  // What an element takes beside its text, and the rest of a new node.
  constexpr size_t kElementOverhead = 10;
  constexpr size_t kNodeOverhead = 128;
  const size_t overhead = fields_and_values.size() * kElementOverhead + kNodeOverhead;
  // The first entry's fields are there twice, in the master too when they are compared.
  return TotalSize(fields_and_values) + overhead <= PackedList::kMaxBytes;
}

bool StreamValue::IsFull(const PackedList& list, size_t added_bytes, const NodeLimits& limits) const {
  const size_t max_bytes =
      limits.bytes == 0 ? PackedList::kMaxBytes : std::min(limits.bytes, PackedList::kMaxBytes);
  if (list.byte_size() + added_bytes >= max_bytes) return true;
  return limits.entries != 0 && AllEntries(list) >= limits.entries;
}

void StreamValue::Append(const StreamId& id, std::span<const std::string_view> fields_and_values,
                         const NodeLimits& limits) {
  const Nodes::Position last = nodes_.Last();
  bool added = false;
  if (last && !IsFull(nodes_.ValueAt(last), TotalSize(fields_and_values), limits)) {
    PackedList& list = nodes_.ValueAt(last);
    const NodeChange change(account_, list);
    added = AppendToStreamNode(list, nodes_.KeyAt(last), id, fields_and_values);
  }
  if (!added) {
    std::optional<PackedList> list = NewStreamNode(fields_and_values);
    NACRE_ASSERT(list && AppendToStreamNode(*list, id, id, fields_and_values));
    account_.Add(list->allocated_bytes());
    nodes_.Insert(id, std::move(*list));
  }
  ++entries_added_;
  last_id_ = id;
  if (++length_ == 1) first_id_ = id;
}

bool StreamValue::Contains(const StreamId& id) const { return FindStreamEntry(*this, id).has_value(); }

bool StreamValue::Delete(const StreamId& id) {
  Nodes::Position node = nodes_.Floor(id);
  if (!node) return false;
  PackedList& list = nodes_.ValueAt(node);
  StreamNodeReader reader(list, nodes_.KeyAt(node));
  size_t live_from;
  if (!reader.Seek(id, live_from) || reader.entry().id() != id || reader.IsDeleted()) return false;
  if (reader.live() == 1) {
    EraseNode(node);
  } else {
    const NodeChange change(account_, list);
    MarkDeleted(list, reader.start());
  }
  --length_;
  if (id == first_id_) FindFirstId();
  return true;
}

bool StreamValue::DeleteByName(const StreamId& id) {
  if (!Delete(id)) return false;
  max_deleted_id_ = std::max(max_deleted_id_, id);
  return true;
}

void StreamValue::EraseNode(Nodes::Position& node) {
  account_.Remove(nodes_.ValueAt(node).allocated_bytes());
  node = nodes_.Erase(node);
}

void StreamValue::FindFirstId() {
  first_id_ = {};
  if (length_ == 0) return;
  StreamCursor cursor(*this, {}, StreamId::Max());
  if (cursor.Next()) first_id_ = cursor.entry().id();
}

// Whether the rule lets all entries of the node go.
bool StreamValue::IsBeyond(Nodes::Position node, const StreamTrim& trim) const {
  const PackedList& list = nodes_.ValueAt(node);
  if (trim.by == StreamTrim::By::kLength) return length_ - LiveEntries(list) >= trim.max_length;
  StreamNodeReader reader(list, nodes_.KeyAt(node));
  return reader.ReadLast() && reader.entry().id() < trim.min_id;
}

bool StreamValue::HasReferences(Nodes::Position node) const {
  StreamNodeReader reader(nodes_.ValueAt(node), nodes_.KeyAt(node));
  for (bool there = reader.ReadFirst(); there; there = reader.ReadNext()) {
    if (!reader.IsDeleted() && IsReferenced(reader.entry().id())) return true;
  }
  return false;
}

// Tells of the node's entries, all of which go, and drops the references that the rule lets go with them.
void StreamValue::PartWithNode(Nodes::Position node, const StreamTrim& trim, const Parting& parts) {
  const bool drops = trim.references == StreamReferences::kDrop && !groups_.empty();
  if (!drops && !parts) return;
  StreamNodeReader reader(nodes_.ValueAt(node), nodes_.KeyAt(node));
  for (bool there = reader.ReadFirst(); there; there = reader.ReadNext()) {
    if (reader.IsDeleted()) continue;
    const StreamId id = reader.entry().id();
    if (parts) parts(id);
    if (drops) DropReferences(id);
  }
}

// Deletes entries inside of a node, from its front on.
size_t StreamValue::TrimNode(Nodes::Position node, const StreamTrim& trim, const Parting& parts) {
  PackedList& list = nodes_.ValueAt(node);
  const NodeChange change(account_, list);
  return MarkDeletedFromFront(list, nodes_.KeyAt(node), [&](const StreamId& id) {
    const bool is_length = trim.by == StreamTrim::By::kLength;
    if (is_length ? length_ <= trim.max_length : id >= trim.min_id) return EntryFate::kStop;
    if (trim.references == StreamReferences::kAcknowledgedOnly && IsReferenced(id)) return EntryFate::kKeep;
    if (parts) parts(id);
    if (trim.references == StreamReferences::kDrop) DropReferences(id);
    --length_;
    return EntryFate::kDelete;
  });
}

size_t StreamValue::Trim(const StreamTrim& trim, const Parting& parts) {
  const bool acknowledged_only = trim.references == StreamReferences::kAcknowledgedOnly;
  size_t deleted = 0;
  for (Nodes::Position node = nodes_.First(); node && trim.by != StreamTrim::By::kNothing;) {
    if (trim.by == StreamTrim::By::kLength && length_ <= trim.max_length) break;
    const size_t live = LiveEntries(nodes_.ValueAt(node));
    if (trim.limit != 0 && deleted + live > trim.limit) break;
    const bool beyond = IsBeyond(node, trim);
    if (beyond && !(acknowledged_only && HasReferences(node))) {
      PartWithNode(node, trim, parts);
      EraseNode(node);
      length_ -= live;
      deleted += live;
      continue;
    }
    if (!trim.approximate) deleted += TrimNode(node, trim, parts);
    // Behind entries that are kept because of references there may be others to delete.
    if (!beyond) break;
    node = nodes_.Next(node);
  }
  if (deleted > 0) FindFirstId();
  return deleted;
}

void StreamValue::SetLastId(const StreamId& id) {
  // Deleted entries with a higher ID must go, or the next entry would stand behind them.
  for (Nodes::Position node = nodes_.Last(); node && id < last_id_; node = nodes_.Last()) {
    PackedList& list = nodes_.ValueAt(node);
    if (LiveEntries(list) != 0) {
      const NodeChange change(account_, list);
      TruncateStreamNode(list, nodes_.KeyAt(node), id);
      break;
    }
    EraseNode(node);
  }
  last_id_ = id;
}

bool StreamValue::AddNode(const StreamId& master_id, PackedList list) {
  if (!IsStreamNode(list, master_id)) return false;
  const Nodes::Position last = nodes_.Last();
  if (last) {
    StreamNodeReader reader(nodes_.ValueAt(last), nodes_.KeyAt(last));
    if (reader.ReadLast() && reader.entry().id() >= master_id) return false;
  }
  StreamNodeReader reader(list, master_id);
  reader.ReadLast();
  last_id_ = reader.entry().id();
  length_ += LiveEntries(list);
  account_.Add(list.allocated_bytes());
  nodes_.Insert(master_id, std::move(list));
  if (first_id_.IsZero()) FindFirstId();
  return true;
}

}  // namespace nacre
