// A stream: entries in the order of their IDs, and consumer groups that read them.
//
// Entries stand in nodes (values/stream_node.h), the nodes in an ordered map by the
// IDs of their first entries. An entry is added to the last node until that is
// as large as stream-node-max-bytes and -entries allow. Deletion marks an entry; a
// node without an entry left goes. So do whole nodes when a stream is trimmed.
//
//   nodes_:  master ID -> PackedList, in order
//   groups_: name -> ConsumerGroup, in order
//
// Invariants. IDs ascend, and none is above last_id(). A node has an entry that is
// not deleted, but for one at the front that MINID trimmed while its end was deleted
// already (Redis keeps that node, and so do we). first_id() is that of the first entry
// that is not deleted, zero if there is none.

#ifndef NACRE_VALUES_STREAM_VALUE_H_
#define NACRE_VALUES_STREAM_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/memory_account.h"
#include "structures/ordered_map.h"
#include "structures/packed_list.h"
#include "values/collection.h"
#include "values/consumer_group.h"
#include "values/stream_id.h"
#include "values/stream_node.h"
#include "values/value_type.h"

namespace nacre {

// What becomes of consumer groups' references to an entry that is to be deleted. A
// group refers to what is pending, and to what it has not read yet.
enum class StreamReferences : uint8_t {
  kKeep,              // They stay pending, of an entry that is no more.
  kDrop,              // They are pending no more.
  kAcknowledgedOnly,  // An entry with references is not deleted.
};

struct StreamTrim {
  enum class By : uint8_t { kNothing, kLength, kMinId };
  By by = By::kNothing;
  uint64_t max_length = 0;
  StreamId min_id;
  bool approximate = false;  // Whole nodes only.
  uint64_t limit = 0;        // Entries to be deleted at most; 0 is any number.
  StreamReferences references = StreamReferences::kKeep;
};

class StreamValue final : public Collection {
 public:
  static constexpr ValueType kType = ValueType::kStream;
  static constexpr bool kKeptWhenEmpty = true;

  using Nodes = OrderedMap<StreamId, PackedList>;
  using Groups = std::map<std::string, std::unique_ptr<ConsumerGroup>, std::less<>>;

  // stream-node-max-bytes and stream-node-max-entries; 0 is no limit.
  struct NodeLimits {
    size_t bytes;
    size_t entries;
  };

  StreamValue() = default;
  ~StreamValue() override = default;

  size_t size() const override { return length_; }
  size_t bytes() const override { return MallocBytes(sizeof(StreamValue)) + account_.bytes(); }
  std::string_view encoding_name() const override { return "stream"; }
  std::unique_ptr<Collection> Clone() const override;

  // The highest ID that was ever given, deleted or not.
  const StreamId& last_id() const { return last_id_; }
  const StreamId& first_id() const { return first_id_; }
  const StreamId& max_deleted_id() const { return max_deleted_id_; }
  uint64_t entries_added() const { return entries_added_; }
  const Nodes& nodes() const { return nodes_; }

  // Entries.

  // Whether these fields and values are small enough for an entry. O(fields).
  static bool IsSmallEnough(std::span<const std::string_view> fields_and_values);
  // Adds an entry at the end. Requires: id > last_id(), IsSmallEnough. O(entry).
  void Append(const StreamId& id, std::span<const std::string_view> fields_and_values,
              const NodeLimits& limits);
  bool Contains(const StreamId& id) const;
  // Deletes the entry; false if it is not there. O(log nodes + node).
  bool Delete(const StreamId& id);
  // The same for a client that named it: max_deleted_id() follows.
  bool DeleteByName(const StreamId& id);
  // Deletes from the front what the rule says; how many. `parts`, if it is given, is told of each entry that
  // goes, while references to it are still there. O(deleted).
  using Parting = std::function<void(const StreamId& id)>;
  size_t Trim(const StreamTrim& trim, const Parting& parts = {});

  // XSETID. Requires: no entry has a higher ID.
  void SetLastId(const StreamId& id);
  void set_entries_added(uint64_t entries) { entries_added_ = entries; }
  void set_max_deleted_id(const StreamId& id) { max_deleted_id_ = id; }

  // Consumer groups.

  const Groups& groups() const { return groups_; }
  // Null if there is none of this name. O(log groups).
  ConsumerGroup* FindGroup(std::string_view name);
  const ConsumerGroup* FindGroup(std::string_view name) const {
    return const_cast<StreamValue*>(this)->FindGroup(name);
  }
  // Null if there is one of this name.
  ConsumerGroup* AddGroup(std::string_view name, const StreamId& last_delivered, int64_t entries_read);
  // False if there is none. What is large is freed in the background.
  bool RemoveGroup(std::string_view name);

  // The group has been given the entry `id` by a read of what is new.
  void NoteDelivered(ConsumerGroup& group, const StreamId& id) const;
  // How many entries the group has still to read; nothing if deletions make that
  // unknowable. O(1).
  std::optional<int64_t> Lag(const ConsumerGroup& group) const;

  // Whether a group refers to the entry. O(groups * log pending), as the next.
  bool IsReferenced(const StreamId& id) const;
  // Takes the entry out of all pending entries; in how many groups it was pending.
  size_t DropReferences(const StreamId& id);

  // For loaders: adds a node behind all others. False if it is no node, or is not
  // behind them; last_id() is to be set afterwards. O(elements).
  bool AddNode(const StreamId& master_id, PackedList list);

 private:
  friend class StreamCursor;

  bool IsFull(const PackedList& list, size_t added_bytes, const NodeLimits& limits) const;
  void EraseNode(Nodes::Position& node);
  bool IsBeyond(Nodes::Position node, const StreamTrim& trim) const;
  size_t TrimNode(Nodes::Position node, const StreamTrim& trim, const Parting& parts);
  bool HasReferences(Nodes::Position node) const;
  void PartWithNode(Nodes::Position node, const StreamTrim& trim, const Parting& parts);
  void FindFirstId();
  bool HasDeletedFrom(const StreamId& id) const;
  int64_t EntriesUpTo(const StreamId& id) const;

  MemoryAccount account_;
  Nodes nodes_{account_};
  Groups groups_;
  size_t length_ = 0;
  StreamId last_id_;
  StreamId first_id_;
  StreamId max_deleted_id_;
  uint64_t entries_added_ = 0;
};

// Walks the entries from `start` to `end`, both included, that are not deleted; in
// reverse from `end` to `start`. The stream must not change meanwhile, except by
// what groups read.
class StreamCursor {
 public:
  // O(log nodes + node).
  StreamCursor(const StreamValue& stream, const StreamId& start, const StreamId& end, bool reverse = false);

  // How many entries the whole walk has, or `limit` if it has more. To be called
  // before the walk begins. O(nodes of the result), and of the last one its entries.
  size_t Count(size_t limit) const;

  // Moves to the first or next entry; false at the end. O(entry).
  bool Next();
  const StreamEntry& entry() const { return reader_.entry(); }

 private:
  bool OpenNode();
  bool IsInside(StreamValue::Nodes::Position node) const;
  size_t CountHere(size_t limit) const;

  const StreamValue& stream_;
  const StreamId start_;
  const StreamId end_;
  const bool reverse_;
  bool fresh_ = false;  // The reader is at an entry that was not given out yet.
  StreamValue::Nodes::Position node_;
  size_t live_here_ = 0;  // Entries from the reader's on, in the direction of the walk.
  StreamNodeReader reader_;
};

// The entry `id`, if there is one that is not deleted.
std::optional<StreamEntry> FindStreamEntry(const StreamValue& stream, const StreamId& id);

// The last entry that is not deleted, or zero. O(1) but for deleted entries behind it.
StreamId LastEntryId(const StreamValue& stream);

}  // namespace nacre

#endif  // NACRE_VALUES_STREAM_VALUE_H_
