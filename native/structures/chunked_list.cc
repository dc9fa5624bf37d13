#include "structures/chunked_list.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

#include "base/assert.h"
#include "base/malloc_bytes.h"
#include "base/reclaimer.h"

namespace nacre {
namespace {

// Dropped groups are freed in the background from so many on.
constexpr size_t kGroupsFreedAtOnce = 2;

// What an empty packed list and its header take; two lists share one when they are joined.
constexpr size_t kFrameBytes = 7;

bool EqualsPlain(std::string_view plain, const PackedValue& value) {
  return !value.IsInteger() && value.text() == plain;
}

// Erases the run of at most `limit` elements equal to `value` that begins at
// `cursor` and leads away from `from`. Moves the cursor to what follows the run.
size_t EraseRun(PackedList& list, const PackedValue& value, size_t limit, ListEnd from,
                PackedList::Cursor& cursor) {
  PackedList::Cursor first = cursor;
  size_t count = 1;
  if (from == ListEnd::kHead) {
    PackedList::Cursor next = list.Next(cursor);
    while (count < limit && next && list.Get(next) == value) {
      ++count;
      next = list.Next(next);
    }
    cursor = list.EraseRange(first, count);
    return count;
  }
  PackedList::Cursor previous = list.Previous(cursor);
  while (count < limit && previous && list.Get(previous) == value) {
    ++count;
    first = previous;
    previous = list.Previous(previous);
  }
  const PackedList::Cursor behind = list.EraseRange(first, count);
  cursor = behind ? list.Previous(behind) : list.Last();
  return count;
}

}  // namespace

size_t RemoveEqual(PackedList& list, const PackedValue& value, size_t limit, ListEnd from) {
  size_t removed = 0;
  const bool forwards = from == ListEnd::kHead;
  PackedList::Cursor cursor = forwards ? list.First() : list.Last();
  while (cursor && removed < limit) {
    if (list.Get(cursor) == value) {
      removed += EraseRun(list, value, limit - removed, from, cursor);
    } else {
      cursor = forwards ? list.Next(cursor) : list.Previous(cursor);
    }
  }
  return removed;
}

void ChunkedList::FreePlain::operator()(PlainElement* element) const { std::free(element); }

ChunkedList::Chunk ChunkedList::Chunk::OfPlain(std::string_view bytes) {
  void* memory = std::malloc(sizeof(PlainElement) + bytes.size());
  NACRE_ASSERT(memory != nullptr);
  Chunk chunk;
  chunk.plain.reset(new (memory) PlainElement{bytes.size()});
  if (!bytes.empty()) std::memcpy(chunk.plain->data(), bytes.data(), bytes.size());
  return chunk;
}

ChunkedList::Chunk ChunkedList::Chunk::OfPacked(const PackedValue& value) {
  Chunk chunk;
  chunk.packed.Append(value);
  return chunk;
}

size_t ChunkedList::Chunk::bytes() const {
  return plain == nullptr ? packed.allocated_bytes() : MallocBytes(sizeof(PlainElement) + plain->size);
}

bool ChunkedList::Chunk::HasRoomFor(size_t entry_bytes, size_t elements, const ChunkLimits& limits) const {
  return !IsPlain() && packed.byte_size() + entry_bytes <= limits.bytes &&
         packed.size() + elements <= limits.elements;
}

ChunkedList::ChunkedList(PackedList list) {
  if (list.empty()) return;
  Chunk chunk;
  chunk.packed = std::move(list);
  PushChunk(ListEnd::kTail, std::move(chunk));
}

std::unique_ptr<ChunkedList> ChunkedList::Clone() const {
  auto copy = std::make_unique<ChunkedList>();
  ForEachChunk([&](const PackedList* packed, std::string_view plain) {
    Chunk chunk;
    if (packed != nullptr) {
      chunk.packed = packed->Clone();
    } else {
      chunk = Chunk::OfPlain(plain);
    }
    copy->PushChunk(ListEnd::kTail, std::move(chunk));
  });
  return copy;
}

size_t ChunkedList::chunk_count() const {
  size_t count = 0;
  for (size_t g = 0; g < groups_.size(); ++g) count += groups_[g].chunks.size();
  return count;
}

const PackedList* ChunkedList::SoleChunk() const {
  if (groups_.size() != 1 || groups_.front().chunks.size() != 1) return nullptr;
  const Chunk& chunk = groups_.front().chunks.front();
  return chunk.IsPlain() ? nullptr : &chunk.packed;
}

PackedList ChunkedList::TakeSoleChunk() {
  PackedList taken;
  const Place place{0, 0};
  ChangeChunk(place, [&](Chunk& chunk) { taken = std::move(chunk.packed); });
  RemoveChunk(place);
  return taken;
}

// Finding.

ChunkedList::Position ChunkedList::FirstOf(size_t group, size_t chunk) const {
  return {group, chunk, groups_[group].chunks[chunk].packed.First()};
}

ChunkedList::Position ChunkedList::LastOf(size_t group, size_t chunk) const {
  const auto& chunks = groups_[group].chunks;
  chunk = std::min(chunk, chunks.size() - 1);
  return {group, chunk, chunks[chunk].packed.Last()};
}

ChunkedList::Position ChunkedList::Next(const Position& position) const {
  const Chunk& chunk = ChunkAt(position);
  if (!chunk.IsPlain()) {
    const PackedList::Cursor next = chunk.packed.Next(position.cursor_);
    if (next) return {position.group_, position.chunk_, next};
  }
  const auto place = After({position.group_, position.chunk_});
  return place ? FirstOf(place->group, place->chunk) : Position();
}

ChunkedList::Position ChunkedList::Previous(const Position& position) const {
  const Chunk& chunk = ChunkAt(position);
  if (!chunk.IsPlain()) {
    const PackedList::Cursor previous = chunk.packed.Previous(position.cursor_);
    if (previous) return {position.group_, position.chunk_, previous};
  }
  const auto place = Before({position.group_, position.chunk_});
  return place ? LastOf(place->group, place->chunk) : Position();
}

ChunkedList::Position ChunkedList::At(size_t index) const {
  if (index >= size_) return {};
  if (index < size_ / 2) {
    size_t group = 0;
    for (; index >= groups_[group].elements; ++group) index -= groups_[group].elements;
    const auto& chunks = groups_[group].chunks;
    size_t chunk = 0;
    for (; index >= chunks[chunk].size(); ++chunk) index -= chunks[chunk].size();
    return {group, chunk, chunks[chunk].packed.At(static_cast<int64_t>(index))};
  }
  size_t behind = size_ - 1 - index;
  size_t group = groups_.size() - 1;
  for (; behind >= groups_[group].elements; --group) behind -= groups_[group].elements;
  const auto& chunks = groups_[group].chunks;
  size_t chunk = chunks.size() - 1;
  for (; behind >= chunks[chunk].size(); --chunk) behind -= chunks[chunk].size();
  return {group, chunk, chunks[chunk].packed.At(-1 - static_cast<int64_t>(behind))};
}

ChunkedList::Position ChunkedList::Find(const PackedValue& value) const {
  for (size_t g = 0; g < groups_.size(); ++g) {
    const auto& chunks = groups_[g].chunks;
    for (size_t c = 0; c < chunks.size(); ++c) {
      if (chunks[c].IsPlain()) {
        if (EqualsPlain(chunks[c].plain_view(), value)) return {g, c, {}};
      } else if (const PackedList::Cursor cursor = chunks[c].packed.Find(value)) {
        return {g, c, cursor};
      }
    }
  }
  return {};
}

std::optional<ChunkedList::Place> ChunkedList::Before(Place place) const {
  if (place.chunk > 0) return Place{place.group, place.chunk - 1};
  if (place.group == 0) return std::nullopt;
  return Place{place.group - 1, groups_[place.group - 1].chunks.size() - 1};
}

std::optional<ChunkedList::Place> ChunkedList::After(Place place) const {
  return AtOrAfter({place.group, place.chunk + 1});
}

std::optional<ChunkedList::Place> ChunkedList::AtOrAfter(Place place) const {
  if (place.group < groups_.size() && place.chunk >= groups_[place.group].chunks.size()) {
    place = {place.group + 1, 0};
  }
  return place.group < groups_.size() ? std::optional(place) : std::nullopt;
}

// Chunks come and go.

template <class Change>
void ChunkedList::ChangeChunk(Place place, Change&& change) {
  Chunk& chunk = ChunkAt(place);
  const size_t size = chunk.size();
  const size_t bytes = chunk.bytes();
  change(chunk);
  groups_[place.group].elements += chunk.size() - size;
  size_ += chunk.size() - size;
  bytes_ += chunk.bytes() - bytes;
}

bool ChunkedList::IsLarge(const PackedValue& value, const ChunkLimits& limits) {
  return !value.IsInteger() && value.text().size() >= std::min(limits.plain, kLargestPacked);
}

ChunkedList::Chunk ChunkedList::ChunkOf(const PackedValue& value, const ChunkLimits& limits) {
  return IsLarge(value, limits) ? Chunk::OfPlain(value.text()) : Chunk::OfPacked(value);
}

void ChunkedList::AddChunk(Place place, Chunk chunk) {
  Group& group = groups_[place.group];
  group.elements += chunk.size();
  size_ += chunk.size();
  bytes_ += chunk.bytes() - group.chunks.bytes();
  group.chunks.Insert(place.chunk, std::move(chunk));
  bytes_ += group.chunks.bytes();
}

void ChunkedList::PushChunk(ListEnd end, Chunk chunk) {
  const bool at_head = end == ListEnd::kHead;
  if (groups_.empty() || (at_head ? groups_.front() : groups_.back()).chunks.size() == kGroupChunks) {
    groups_.Insert(at_head ? 0 : groups_.size(), Group());
  }
  const size_t group = at_head ? 0 : groups_.size() - 1;
  AddChunk({group, at_head ? 0 : groups_[group].chunks.size()}, std::move(chunk));
}

void ChunkedList::RemoveChunk(Place place) {
  Group& group = groups_[place.group];
  const Chunk& chunk = group.chunks[place.chunk];
  group.elements -= chunk.size();
  size_ -= chunk.size();
  bytes_ -= chunk.bytes() + group.chunks.bytes();
  group.chunks.Erase(place.chunk, 1);
  if (group.chunks.empty()) {
    groups_.Erase(place.group, 1);
  } else {
    bytes_ += group.chunks.bytes();
  }
}

ChunkedList::Place ChunkedList::WithRoomForTwo(Place place) {
  Group& group = groups_[place.group];
  if (group.chunks.size() + 2 <= kGroupChunks) return place;
  const size_t kept = group.chunks.size() / 2;
  Group second;
  bytes_ -= group.chunks.bytes();
  second.chunks = group.chunks.Split(kept);
  bytes_ += group.chunks.bytes() + second.chunks.bytes();
  for (size_t c = 0; c < second.chunks.size(); ++c) second.elements += second.chunks[c].size();
  group.elements -= second.elements;
  groups_.Insert(place.group + 1, std::move(second));
  return place.chunk < kept ? place : Place{place.group + 1, place.chunk - kept};
}

bool ChunkedList::Join(Place first, Place second, size_t bytes, size_t elements) {
  Chunk& left = ChunkAt(first);
  Chunk& right = ChunkAt(second);
  if (left.IsPlain() || right.IsPlain()) return false;
  if (left.packed.byte_size() + right.packed.byte_size() - kFrameBytes > bytes) return false;
  if (left.packed.size() + right.packed.size() > elements) return false;
  ChangeChunk(first, [&](Chunk& chunk) { chunk.packed.Concatenate(right.packed); });
  RemoveChunk(second);
  return true;
}

// Changes.

void ChunkedList::Push(ListEnd end, const PackedValue& value, const ChunkLimits& limits) {
  const bool at_head = end == ListEnd::kHead;
  if (!groups_.empty() && !IsLarge(value, limits)) {
    const size_t group = at_head ? 0 : groups_.size() - 1;
    const Place place{group, at_head ? 0 : groups_[group].chunks.size() - 1};
    if (ChunkAt(place).HasRoomFor(PackedList::EntryBytes(value), 1, limits)) {
      return ChangeChunk(place, [&](Chunk& chunk) {
        if (at_head) {
          chunk.packed.Prepend(value);
        } else {
          chunk.packed.Append(value);
        }
      });
    }
  }
  PushChunk(end, ChunkOf(value, limits));
}

void ChunkedList::InsertBefore(const Position& position, const PackedValue& value,
                               const ChunkLimits& limits) {
  if (!position) return Push(ListEnd::kTail, value, limits);
  const Place place{position.group_, position.chunk_};
  const Chunk& chunk = ChunkAt(place);
  if (chunk.IsPlain() || position.cursor_ == chunk.packed.First()) {
    InsertAtChunkStart(place, value, limits);
  } else {
    InsertInside(place, position.cursor_, value, limits);
  }
}

void ChunkedList::InsertAtChunkStart(Place place, const PackedValue& value, const ChunkLimits& limits) {
  const size_t entry_bytes = PackedList::EntryBytes(value);
  if (!IsLarge(value, limits)) {
    if (ChunkAt(place).HasRoomFor(entry_bytes, 1, limits)) {
      return ChangeChunk(place, [&](Chunk& chunk) { chunk.packed.Prepend(value); });
    }
    const auto before = Before(place);
    if (before && ChunkAt(*before).HasRoomFor(entry_bytes, 1, limits)) {
      return ChangeChunk(*before, [&](Chunk& chunk) { chunk.packed.Append(value); });
    }
  }
  place = WithRoomForTwo(place);
  AddChunk(place, ChunkOf(value, limits));
}

void ChunkedList::InsertInside(Place place, PackedList::Cursor cursor, const PackedValue& value,
                               const ChunkLimits& limits) {
  const bool large = IsLarge(value, limits);
  const size_t entry_bytes = PackedList::EntryBytes(value);
  if (!large && ChunkAt(place).HasRoomFor(entry_bytes, 1, limits)) {
    return ChangeChunk(place, [&](Chunk& chunk) { chunk.packed.InsertBefore(cursor, value); });
  }
  const Place first = WithRoomForTwo(place);
  Place second{first.group, first.chunk + 1};
  Chunk tail;
  ChangeChunk(first, [&](Chunk& chunk) { tail.packed = chunk.packed.Split(cursor); });
  AddChunk(second, std::move(tail));
  if (!large && ChunkAt(first).HasRoomFor(entry_bytes, 1, limits)) {
    ChangeChunk(first, [&](Chunk& chunk) { chunk.packed.Append(value); });
  } else if (!large && ChunkAt(second).HasRoomFor(entry_bytes, 1, limits)) {
    ChangeChunk(second, [&](Chunk& chunk) { chunk.packed.Prepend(value); });
  } else {
    AddChunk(second, ChunkOf(value, limits));
    ++second.chunk;
  }
  if (const auto after = After(second)) Join(second, *after, limits.bytes, limits.elements);
  if (const auto before = Before(first)) Join(*before, first, limits.bytes, limits.elements);
}

void ChunkedList::Replace(const Position& position, const PackedValue& value, const ChunkLimits& limits) {
  const Place place{position.group_, position.chunk_};
  const Chunk& old = ChunkAt(place);
  if (old.size() == 1) {
    return ChangeChunk(place, [&](Chunk& chunk) { chunk = ChunkOf(value, limits); });
  }
  const size_t old_bytes = PackedList::EntryBytes(old.packed.Get(position.cursor_));
  const size_t others = old.packed.byte_size() - old_bytes;
  if (!IsLarge(value, limits) && others + PackedList::EntryBytes(value) <= limits.bytes) {
    return ChangeChunk(place, [&](Chunk& chunk) { chunk.packed.Replace(position.cursor_, value); });
  }
  PackedList::Cursor behind;
  ChangeChunk(place, [&](Chunk& chunk) { behind = chunk.packed.Erase(position.cursor_); });
  if (behind && behind != ChunkAt(place).packed.First()) return InsertInside(place, behind, value, limits);
  const auto following = behind ? std::optional(place) : After(place);
  if (following) return InsertAtChunkStart(*following, value, limits);
  Push(ListEnd::kTail, value, limits);
}

void ChunkedList::DropGroups(ListEnd end, size_t& count) {
  const bool at_head = end == ListEnd::kHead;
  std::vector<Group> dropped;
  while (!groups_.empty() && count >= (at_head ? groups_.front() : groups_.back()).elements) {
    Group& group = at_head ? groups_.front() : groups_.back();
    count -= group.elements;
    size_ -= group.elements;
    bytes_ -= group.chunks.bytes();
    for (size_t c = 0; c < group.chunks.size(); ++c) bytes_ -= group.chunks[c].bytes();
    dropped.push_back(std::move(group));
    groups_.Erase(at_head ? 0 : groups_.size() - 1, 1);
  }
  if (dropped.size() < kGroupsFreedAtOnce) return;
  ReclaimLater([groups = std::make_shared<std::vector<Group>>(std::move(dropped))] { groups->clear(); });
}

void ChunkedList::Drop(ListEnd end, size_t count) {
  const bool at_head = end == ListEnd::kHead;
  DropGroups(end, count);
  while (count != 0 && !groups_.empty()) {
    const size_t group = at_head ? 0 : groups_.size() - 1;
    const Place place{group, at_head ? 0 : groups_[group].chunks.size() - 1};
    const size_t size = ChunkAt(place).size();
    if (count >= size) {
      RemoveChunk(place);
      count -= size;
      continue;
    }
    return ChangeChunk(place, [&](Chunk& chunk) {
      PackedList& list = chunk.packed;
      list.EraseRange(at_head ? list.First() : list.At(-static_cast<int64_t>(count)), count);
    });
  }
}

size_t ChunkedList::Remove(const PackedValue& value, size_t count, ListEnd from, const ChunkLimits& limits) {
  const bool forwards = from == ListEnd::kHead;
  size_t removed = 0;
  auto at = groups_.empty() ? std::nullopt : std::optional(Place{0, 0});
  if (at && !forwards) at = Place{groups_.size() - 1, groups_.back().chunks.size() - 1};
  while (at && removed < count) {
    const Place place = *at;
    const auto before = Before(place);
    size_t here = 0;
    bool empty = false;
    if (ChunkAt(place).IsPlain()) {
      here = EqualsPlain(ChunkAt(place).plain_view(), value) ? 1 : 0;
      empty = here != 0;
    } else {
      ChangeChunk(place,
                  [&](Chunk& chunk) { here = RemoveEqual(chunk.packed, value, count - removed, from); });
      empty = ChunkAt(place).size() == 0;
    }
    removed += here;
    bool gone = empty;
    if (empty) {
      RemoveChunk(place);
    } else if (here != 0) {
      // With the neighbour that was passed, so that the way ahead stays as it is.
      const auto passed = forwards ? before : After(place);
      if (passed) {
        const bool joined = Join(forwards ? *passed : place, forwards ? place : *passed, limits.bytes / 2,
                                 limits.elements / 2);
        gone = joined && forwards;
      }
    }
    at = forwards ? AtOrAfter({place.group, place.chunk + (gone ? 0 : 1)}) : before;
  }
  return removed;
}

}  // namespace nacre
