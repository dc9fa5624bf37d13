// A long list of strings as a sequence of chunks ("quicklist" in Redis): each chunk
// is a packed list of a few kilobytes, so that elements cost two or three bytes
// beyond their own, and a change moves the bytes of one chunk.
//
//   index:   | group: elements, chunks | group | ... |
//                       |
//   chunks:  | chunk | chunk | ... |      at most kGroupChunks
//                |
//   chunk:   a packed list, or one element that is too large for it ("plain")
//
// The element at an index is found by adding the groups' counts, then those of the
// chunks of one group, from the nearer end, and by walking inside of one chunk: a
// list of ten million small elements has fifteen thousand chunks in some two hundred
// groups, so this reads a few kilobytes of counts. Both arrays have room at
// both ends (double_ended_array.h), so pushing and popping are O(1).
//
// Invariants. No group and no chunk is empty. A chunk keeps to the limits of the
// calls that filled it. A group's count is the sum of its chunks' sizes; `size_` is
// the sum of all. `bytes_` is what all chunks and groups own, as malloc rounds it.
//
// Inserting into a full chunk splits it where the element goes; what is left of it
// is joined to a neighbour that has room. Chunks that removals left behind are joined
// when together they are less than half of a full one, so that a list in which
// few elements are left does not keep a chunk for each.

#ifndef NACRE_STRUCTURES_CHUNKED_LIST_H_
#define NACRE_STRUCTURES_CHUNKED_LIST_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "structures/double_ended_array.h"
#include "structures/packed_list.h"

namespace nacre {

// The two ends of a list, and the directions that lead away from them.
enum class ListEnd : uint8_t { kHead, kTail };

// How large a chunk may become.
struct ChunkLimits {
  size_t bytes;     // Of the packed list, header included.
  size_t elements;  // At least 1.
  size_t plain;     // An element of so many bytes stands alone.
};

// Removes up to `limit` elements equal to `value`, those nearest to `from` first.
// Returns how many. O(bytes) and, for each run of equal elements, O(bytes) moved.
size_t RemoveEqual(PackedList& list, const PackedValue& value, size_t limit, ListEnd from);

class ChunkedList {
 public:
  // Where an element is, or the end, which is false. Any change of the list
  // invalidates its positions.
  class Position {
   public:
    Position() = default;
    explicit operator bool() const { return valid_; }

   private:
    friend class ChunkedList;
    Position(size_t group, size_t chunk, PackedList::Cursor cursor)
        : group_(static_cast<uint32_t>(group)),
          chunk_(static_cast<uint32_t>(chunk)),
          cursor_(cursor),
          valid_(true) {}

    uint32_t group_ = 0;
    uint32_t chunk_ = 0;
    PackedList::Cursor cursor_;  // The end: the chunk is plain.
    bool valid_ = false;
  };

  ChunkedList() = default;
  // A list with the elements of `list`, which is its first chunk whatever its size.
  explicit ChunkedList(PackedList list);
  ChunkedList(const ChunkedList&) = delete;
  ChunkedList& operator=(const ChunkedList&) = delete;

  // A copy that shares nothing. O(size).
  std::unique_ptr<ChunkedList> Clone() const;

  size_t size() const { return size_; }
  // Bytes of all that the list owns, itself left out. O(1).
  size_t bytes() const { return bytes_ + groups_.bytes(); }
  size_t chunk_count() const;

  // The only chunk, if there is but one and it is packed; else null.
  const PackedList* SoleChunk() const;
  // Takes that chunk; the list is empty then. Requires: SoleChunk() is not null.
  PackedList TakeSoleChunk();

  // Chunks in order, for whoever copies the list as it is. `visit` gets the packed
  // list, or null and the plain element's bytes.
  template <class Visit>
  void ForEachChunk(Visit&& visit) const {
    for (size_t g = 0; g < groups_.size(); ++g) {
      for (size_t c = 0; c < groups_[g].chunks.size(); ++c) {
        const Chunk& chunk = groups_[g].chunks[c];
        visit(chunk.IsPlain() ? nullptr : &chunk.packed, chunk.plain_view());
      }
    }
  }

  Position First() const { return groups_.empty() ? Position() : FirstOf(0, 0); }
  Position Last() const { return groups_.empty() ? Position() : LastOf(groups_.size() - 1, kLastChunk); }
  Position Next(const Position& position) const;
  Position Previous(const Position& position) const;
  // The element's position, or the end if index >= size().
  Position At(size_t index) const;
  // The first element equal to `value`, or the end. O(elements before it).
  Position Find(const PackedValue& value) const;

  // The element; a text is valid until the next change.
  PackedValue Get(const Position& position) const {
    const Chunk& chunk = ChunkAt(position);
    return chunk.IsPlain() ? PackedValue::Text(chunk.plain_view()) : chunk.packed.Get(position.cursor_);
  }

  // Changes. A value must not be a view into this list.

  void Push(ListEnd end, const PackedValue& value, const ChunkLimits& limits);
  // Inserts before the element, or at the tail if `position` is the end.
  void InsertBefore(const Position& position, const PackedValue& value, const ChunkLimits& limits);
  void InsertAfter(const Position& position, const PackedValue& value, const ChunkLimits& limits) {
    InsertBefore(Next(position), value, limits);
  }
  void Replace(const Position& position, const PackedValue& value, const ChunkLimits& limits);
  // Removes `count` elements at an end, or all; chunks that go are freed in the
  // background if they are many. O(count).
  void Drop(ListEnd end, size_t count);
  // Removes up to `count` elements equal to `value`, those nearest to `from` first.
  // Returns how many. O(elements looked at).
  size_t Remove(const PackedValue& value, size_t count, ListEnd from, const ChunkLimits& limits);

 private:
  static constexpr size_t kGroupChunks = 128;
  static constexpr size_t kLastChunk = SIZE_MAX;
  // Larger elements are plain whatever the limits say.
  static constexpr size_t kLargestPacked = PackedList::kMaxBytes / 2;

  struct PlainElement {
    size_t size;
    char* data() { return reinterpret_cast<char*>(this + 1); }
  };
  struct FreePlain {
    void operator()(PlainElement* element) const;
  };

  struct Chunk {
    PackedList packed;
    std::unique_ptr<PlainElement, FreePlain> plain;

    static Chunk OfPlain(std::string_view bytes);
    static Chunk OfPacked(const PackedValue& value);
    bool IsPlain() const { return plain != nullptr; }
    std::string_view plain_view() const {
      return plain == nullptr ? std::string_view() : std::string_view(plain->data(), plain->size);
    }
    size_t size() const { return plain != nullptr ? 1 : packed.size(); }
    size_t bytes() const;
    bool HasRoomFor(size_t entry_bytes, size_t elements, const ChunkLimits& limits) const;
  };

  struct Group {
    DoubleEndedArray<Chunk> chunks;
    size_t elements = 0;
  };

  // A chunk's place: its group, and its number there.
  struct Place {
    size_t group;
    size_t chunk;
  };

  // Changes a chunk and keeps the counts. Whoever empties it removes it.
  template <class Change>
  void ChangeChunk(Place place, Change&& change);

  const Chunk& ChunkAt(const Position& position) const {
    return groups_[position.group_].chunks[position.chunk_];
  }
  Chunk& ChunkAt(Place place) { return groups_[place.group].chunks[place.chunk]; }
  Position FirstOf(size_t group, size_t chunk) const;
  Position LastOf(size_t group, size_t chunk) const;
  std::optional<Place> Before(Place place) const;
  std::optional<Place> After(Place place) const;
  // The place itself, if a chunk is there, else the next.
  std::optional<Place> AtOrAfter(Place place) const;

  static bool IsLarge(const PackedValue& value, const ChunkLimits& limits);
  static Chunk ChunkOf(const PackedValue& value, const ChunkLimits& limits);
  void AddChunk(Place place, Chunk chunk);
  void PushChunk(ListEnd end, Chunk chunk);
  void RemoveChunk(Place place);
  // Splits the place's group if two more chunks would not fit; where the chunk is then.
  Place WithRoomForTwo(Place place);
  void InsertAtChunkStart(Place place, const PackedValue& value, const ChunkLimits& limits);
  // Requires: the chunk is packed, and the cursor is neither its first nor its end.
  void InsertInside(Place place, PackedList::Cursor cursor, const PackedValue& value,
                    const ChunkLimits& limits);
  // Joins two neighbours into the first if both are packed and stay within the limits.
  bool Join(Place first, Place second, size_t bytes, size_t elements);
  void DropGroups(ListEnd end, size_t& count);

  DoubleEndedArray<Group> groups_;
  size_t size_ = 0;
  size_t bytes_ = 0;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_CHUNKED_LIST_H_
