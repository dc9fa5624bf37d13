// Entries of a stream that stand together in one PackedList, in the layout of
// Redis's stream nodes, so that dumps and snapshots take them as they are.
//
//   master:  | entries | deleted | fields | field ... | 0 |
//   entry:   | flags | ms | sequence | value ...            | elements |   kSameFields
//            | flags | ms | sequence | fields | field value ... | elements |
//
// The node has a master ID, that of its first entry; `ms` and `sequence` are what an
// entry's ID has more than it, wrapped to 64 bits. The master's fields are those of
// the first entry; an entry with the same fields in the same order leaves them out.
// `elements` is the number of list elements before it that belong to the entry, so
// that the node can be walked backwards. A deleted entry stays, with a flag;
// "entries" counts those that are not deleted.

#ifndef NACRE_VALUES_STREAM_NODE_H_
#define NACRE_VALUES_STREAM_NODE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "structures/packed_list.h"
#include "values/stream_id.h"

namespace nacre {

// One entry's fields and values, as a stream's walk finds them. Valid until the
// stream changes.
class StreamEntry {
 public:
  StreamEntry() = default;

  const StreamId& id() const { return id_; }
  size_t field_count() const { return field_count_; }

  // Calls visit(field, value) for each field, as PackedValues. O(fields).
  template <class Visit>
  void VisitFields(Visit&& visit) const {
    PackedList::Cursor name = master_fields_;
    PackedList::Cursor at = fields_;
    for (size_t i = 0; i < field_count_; ++i) {
      const PackedValue field = same_fields_ ? list_->Read(name) : list_->Read(at);
      visit(field, list_->Read(at));
    }
  }

 private:
  friend class StreamNodeReader;

  const PackedList* list_ = nullptr;
  StreamId id_;
  PackedList::Cursor start_;  // The flags.
  PackedList::Cursor fields_;
  PackedList::Cursor master_fields_;
  size_t field_count_ = 0;
  bool same_fields_ = false;
  bool deleted_ = false;
};

// Reads a node. Requires: the node is well formed (IsStreamNode).
class StreamNodeReader {
 public:
  StreamNodeReader() = default;
  // O(master's fields).
  StreamNodeReader(const PackedList& list, const StreamId& master_id);

  // Entries that are not deleted, and that are.
  size_t live() const { return live_; }
  size_t deleted() const { return deleted_; }

  // Move to the first or last entry of all, to the next or previous one. False if
  // there is none. O(elements of the entry).
  bool ReadFirst() { return ReadAt(first_entry_); }
  bool ReadNext() { return ReadAt(EndOfEntry()); }
  bool ReadLast() { return ReadBefore(list_->Last()); }
  bool ReadPrevious() { return ReadBefore(list_->Previous(entry_.start_)); }

  // Moves to the first entry whose ID is not below `id`, and counts the entries from
  // there on that are not deleted; false if there is none. From both ends, so that
  // what is near to either is near.
  bool Seek(const StreamId& id, size_t& live_from);

  // The entry that was moved to.
  const StreamEntry& entry() const { return entry_; }
  bool IsDeleted() const { return entry_.deleted_; }
  // Where its flags are.
  PackedList::Cursor start() const { return entry_.start_; }

 private:
  bool ReadAt(PackedList::Cursor start);
  bool ReadBefore(PackedList::Cursor elements);
  PackedList::Cursor EndOfEntry() const;

  const PackedList* list_ = nullptr;
  StreamId master_id_;
  size_t live_ = 0;
  size_t deleted_ = 0;
  size_t field_count_ = 0;
  PackedList::Cursor master_fields_;
  PackedList::Cursor first_entry_;
  StreamEntry entry_;
};

// Whether `list` is a node with this master ID: counts that are true, entries whose
// IDs ascend. For what comes from outside. O(elements).
bool IsStreamNode(const PackedList& list, const StreamId& master_id);

// Entries of the node that are not deleted, and all. O(1).
size_t LiveEntries(const PackedList& list);
size_t AllEntries(const PackedList& list);

// The list of a node whose first entry will have these fields and values. Nothing if
// it would be too large.
std::optional<PackedList> NewStreamNode(std::span<const std::string_view> fields_and_values);

// Appends an entry. False, with nothing changed, if the node would be too large.
bool AppendToStreamNode(PackedList& list, const StreamId& master_id, const StreamId& id,
                        std::span<const std::string_view> fields_and_values);

// Marks the entry whose flags are at `start`, which is not deleted, as deleted.
void MarkDeleted(PackedList& list, PackedList::Cursor start);

// The two halves of MarkDeleted. Setting the flag moves nothing.
void SetDeletedFlag(PackedList& list, PackedList::Cursor start);
void MoveToDeleted(PackedList& list, size_t entries);

// What is to be done with an entry.
enum class EntryFate : uint8_t { kDelete, kKeep, kStop };

// Marks entries as deleted, from the first on: `fate` is asked for each that is not
// deleted until it says to stop. How many were marked. O(elements).
template <class Fate>
size_t MarkDeletedFromFront(PackedList& list, const StreamId& master_id, Fate&& fate) {
  size_t marked = 0;
  StreamNodeReader reader(list, master_id);
  for (bool there = reader.ReadFirst(); there; there = reader.ReadNext()) {
    if (reader.IsDeleted()) continue;
    const EntryFate decided = fate(reader.entry().id());
    if (decided == EntryFate::kStop) break;
    if (decided == EntryFate::kKeep) continue;
    SetDeletedFlag(list, reader.start());
    ++marked;
  }
  MoveToDeleted(list, marked);
  return marked;
}

// Takes away the entries whose IDs are above `id`. Requires: they are deleted, and
// an entry is left.
void TruncateStreamNode(PackedList& list, const StreamId& master_id, const StreamId& id);

}  // namespace nacre

#endif  // NACRE_VALUES_STREAM_NODE_H_
