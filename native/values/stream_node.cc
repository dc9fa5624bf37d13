#include "values/stream_node.h"

#include <vector>

namespace nacre {
namespace {

constexpr int64_t kDeleted = 1;
constexpr int64_t kSameFields = 2;

int64_t IntegerAt(const PackedList& list, PackedList::Cursor cursor) { return list.Get(cursor).integer(); }

int64_t Delta(uint64_t value, uint64_t base) { return static_cast<int64_t>(value - base); }

// Whether the master's fields are those of the entry.
bool HasFields(const PackedList& list, std::span<const std::string_view> fields_and_values) {
  PackedList::Cursor at = list.Next(list.Next(list.First()));
  if (list.Read(at) != PackedValue(static_cast<int64_t>(fields_and_values.size() / 2))) return false;
  for (size_t i = 0; i < fields_and_values.size(); i += 2) {
    DigitBuffer digits;
    if (list.Read(at).View(digits) != fields_and_values[i]) return false;
  }
  return true;
}

void AddTo(PackedList& list, PackedList::Cursor cursor, int64_t change) {
  list.Replace(cursor, IntegerAt(list, cursor) + change);
}

bool AppendAll(PackedList& list, std::span<const PackedValue> elements) {
  size_t bytes = 0;
  for (const PackedValue& element : elements) bytes += PackedList::EntryBytes(element);
  if (!list.Fits(bytes)) return false;
  list.Append(elements);
  return true;
}

// Elements of an entry are gathered here; it keeps its room from one to the next.
std::vector<PackedValue>& Scratch() {
  static thread_local std::vector<PackedValue> elements;
  elements.clear();
  return elements;
}

}  // namespace

StreamNodeReader::StreamNodeReader(const PackedList& list, const StreamId& master_id)
    : list_(&list), master_id_(master_id) {
  PackedList::Cursor at = list.First();
  live_ = static_cast<size_t>(list.Read(at).integer());
  deleted_ = static_cast<size_t>(list.Read(at).integer());
  field_count_ = static_cast<size_t>(list.Read(at).integer());
  master_fields_ = at;
  for (size_t i = 0; i < field_count_; ++i) at = list.Next(at);
  first_entry_ = list.Next(at);
}

bool StreamNodeReader::ReadAt(PackedList::Cursor start) {
  if (!start) return false;
  PackedList::Cursor at = start;
  const int64_t flags = list_->Read(at).integer();
  entry_.list_ = list_;
  entry_.start_ = start;
  entry_.deleted_ = (flags & kDeleted) != 0;
  entry_.same_fields_ = (flags & kSameFields) != 0;
  entry_.id_.ms = master_id_.ms + static_cast<uint64_t>(list_->Read(at).integer());
  entry_.id_.sequence = master_id_.sequence + static_cast<uint64_t>(list_->Read(at).integer());
  entry_.field_count_ = entry_.same_fields_ ? field_count_ : static_cast<size_t>(list_->Read(at).integer());
  entry_.fields_ = at;
  entry_.master_fields_ = master_fields_;
  return true;
}

PackedList::Cursor StreamNodeReader::EndOfEntry() const {
  size_t elements = entry_.field_count_ * (entry_.same_fields_ ? 1 : 2);
  PackedList::Cursor at = entry_.fields_;
  while (elements-- > 0) at = list_->Next(at);
  return list_->Next(at);
}

bool StreamNodeReader::ReadBefore(PackedList::Cursor elements) {
  int64_t count = IntegerAt(*list_, elements);
  if (count == 0) return false;  // The end of the master.
  PackedList::Cursor at = elements;
  while (count-- > 0) at = list_->Previous(at);
  return ReadAt(at);
}

bool StreamNodeReader::Seek(const StreamId& id, size_t& live_from) {
  StreamNodeReader back = *this;
  PackedList::Cursor first_behind;
  size_t live_before = 0;
  size_t live_behind = 0;
  bool more_behind = back.ReadLast();
  for (bool there = ReadFirst(); there; there = ReadNext()) {
    if (entry_.id_ >= id) {
      live_from = live_ - live_before;
      return true;
    }
    if (!IsDeleted()) ++live_before;
    if (!more_behind) continue;
    if (back.entry_.id_ < id) {
      live_from = live_behind;
      return ReadAt(first_behind);
    }
    first_behind = back.start();
    if (!back.IsDeleted()) ++live_behind;
    more_behind = back.ReadPrevious();
  }
  live_from = 0;
  return false;
}

size_t LiveEntries(const PackedList& list) { return static_cast<size_t>(IntegerAt(list, list.First())); }

size_t AllEntries(const PackedList& list) {
  return LiveEntries(list) + static_cast<size_t>(IntegerAt(list, list.Next(list.First())));
}

std::optional<PackedList> NewStreamNode(std::span<const std::string_view> fields_and_values) {
  std::vector<PackedValue>& elements = Scratch();
  elements.emplace_back(int64_t{0});
  elements.emplace_back(int64_t{0});
  elements.emplace_back(static_cast<int64_t>(fields_and_values.size() / 2));
  for (size_t i = 0; i < fields_and_values.size(); i += 2) elements.emplace_back(fields_and_values[i]);
  elements.emplace_back(int64_t{0});
  PackedList list;
  if (!AppendAll(list, elements)) return std::nullopt;
  return list;
}

bool AppendToStreamNode(PackedList& list, const StreamId& master_id, const StreamId& id,
                        std::span<const std::string_view> fields_and_values) {
  const bool same_fields = HasFields(list, fields_and_values);
  std::vector<PackedValue>& elements = Scratch();
  elements.emplace_back(same_fields ? kSameFields : int64_t{0});
  elements.emplace_back(Delta(id.ms, master_id.ms));
  elements.emplace_back(Delta(id.sequence, master_id.sequence));
  if (!same_fields) elements.emplace_back(static_cast<int64_t>(fields_and_values.size() / 2));
  for (size_t i = same_fields ? 1 : 0; i < fields_and_values.size(); i += same_fields ? 2 : 1) {
    elements.emplace_back(fields_and_values[i]);
  }
  elements.emplace_back(static_cast<int64_t>(elements.size()));
  // Room for a longer count of entries too.
  if (!list.Fits(sizeof(uint64_t)) || !AppendAll(list, elements)) return false;
  AddTo(list, list.First(), 1);
  return true;
}

void SetDeletedFlag(PackedList& list, PackedList::Cursor start) { AddTo(list, start, kDeleted); }

void MoveToDeleted(PackedList& list, size_t entries) {
  AddTo(list, list.First(), -static_cast<int64_t>(entries));
  AddTo(list, list.Next(list.First()), static_cast<int64_t>(entries));
}

void MarkDeleted(PackedList& list, PackedList::Cursor start) {
  SetDeletedFlag(list, start);
  MoveToDeleted(list, 1);
}

void TruncateStreamNode(PackedList& list, const StreamId& master_id, const StreamId& id) {
  StreamNodeReader reader(list, master_id);
  PackedList::Cursor start;
  int64_t entries = 0;
  for (bool there = reader.ReadLast(); there && reader.entry().id() > id; there = reader.ReadPrevious()) {
    start = reader.start();
    ++entries;
  }
  if (entries == 0) return;
  list.EraseRange(start, list.size());
  AddTo(list, list.Next(list.First()), -entries);
}

namespace {

// Reads a node that may not be one.
class NodeChecker {
 public:
  NodeChecker(const PackedList& list, const StreamId& master_id)
      : list_(list), master_id_(master_id), at_(list.First()), left_(list.size()) {}

  bool Check() {
    const auto live = ReadCount();
    const auto deleted = ReadCount();
    const auto fields = ReadCount();
    if (!live || !deleted || !fields || !Skip(*fields)) return false;
    if (ReadInteger() != 0) return false;
    field_count_ = *fields;
    while (left_ > 0) {
      if (!CheckEntry()) return false;
    }
    return live_ == *live && deleted_ == *deleted && live_ + deleted_ > 0;
  }

 private:
  std::optional<int64_t> ReadInteger() {
    if (left_ == 0) return std::nullopt;
    --left_;
    const PackedValue value = list_.Read(at_);
    if (!value.IsInteger()) return std::nullopt;
    return value.integer();
  }
  std::optional<size_t> ReadCount() {
    const auto count = ReadInteger();
    if (!count || *count < 0) return std::nullopt;
    return static_cast<size_t>(*count);
  }
  bool Skip(size_t elements) {
    if (elements > left_) return false;
    left_ -= elements;
    while (elements-- > 0) at_ = list_.Next(at_);
    return true;
  }

  bool CheckEntry() {
    const size_t left_before = left_;
    const auto flags = ReadInteger();
    const auto ms = ReadInteger();
    const auto sequence = ReadInteger();
    if (!flags || !ms || !sequence || (*flags & ~(kDeleted | kSameFields)) != 0) return false;
    const StreamId id{master_id_.ms + static_cast<uint64_t>(*ms),
                      master_id_.sequence + static_cast<uint64_t>(*sequence)};
    if (live_ + deleted_ == 0 ? id < master_id_ : id <= last_) return false;
    last_ = id;
    if ((*flags & kSameFields) != 0) {
      if (!Skip(field_count_)) return false;
    } else {
      const auto fields = ReadCount();
      if (!fields || *fields > left_ / 2 || !Skip(*fields * 2)) return false;
    }
    const auto elements = static_cast<int64_t>(left_before - left_);
    if (ReadInteger() != elements) return false;
    ++((*flags & kDeleted) != 0 ? deleted_ : live_);
    return true;
  }

  const PackedList& list_;
  const StreamId master_id_;
  PackedList::Cursor at_;
  size_t left_;
  size_t field_count_ = 0;
  size_t live_ = 0;
  size_t deleted_ = 0;
  StreamId last_;
};

}  // namespace

bool IsStreamNode(const PackedList& list, const StreamId& master_id) {
  return NodeChecker(list, master_id).Check();
}

}  // namespace nacre
