// A set of 64-bit integers as one sorted array: what small sets of integers are
// held in. The block has the byte format of Redis's intset, so that dumps and
// snapshots take it as it is.
//
//   | width:32 | count:32 | integer | integer | ... |      all little-endian
//
//   width: bytes of each integer, 2, 4 or 8
//
// Invariants. Integers ascend strictly. The width is that of the widest integer
// that was ever in the set: it grows with all the integers at once, and removing
// does not narrow it. An empty set has no block.
//
// A search is binary; a change moves the integers behind it, O(count). The block
// grows by what malloc would waste otherwise, and by an eighth beyond that.

#ifndef NACRE_STRUCTURES_INT_SET_H_
#define NACRE_STRUCTURES_INT_SET_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "base/malloc_bytes.h"

namespace nacre {

class IntSet {
 public:
  IntSet() = default;
  ~IntSet();
  IntSet(IntSet&& other) noexcept
      : block_(std::exchange(other.block_, nullptr)), capacity_(std::exchange(other.capacity_, 0)) {}
  IntSet& operator=(IntSet&& other) noexcept {
    std::swap(block_, other.block_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }

  // A copy, with no more room than it needs.
  IntSet Clone() const;

  // The set that `bytes` hold, whoever wrote them; nothing unless they are exactly
  // an intset with ascending integers. O(bytes).
  static std::optional<IntSet> FromBytes(std::string_view bytes);

  size_t size() const { return block_ == nullptr ? 0 : Word(kCountOffset); }
  // The block in the format above, also of an empty set. Valid until the next change.
  std::string_view bytes() const;
  // What the block takes from malloc.
  size_t allocated_bytes() const { return block_ == nullptr ? 0 : MallocBytes(capacity_); }

  // O(log size).
  bool Contains(int64_t value) const;

  // The integer number `index` in ascending order. Requires: index < size(). O(1).
  int64_t At(size_t index) const {
    const char* integers = block_ + kHeaderBytes;
    switch (width()) {
      case sizeof(int16_t):
        return Load<int16_t>(integers, index);
      case sizeof(int32_t):
        return Load<int32_t>(integers, index);
      default:
        return Load<int64_t>(integers, index);
    }
  }

  // Whether it was not there before. O(size).
  bool Add(int64_t value);
  // Whether it was there. O(size).
  bool Remove(int64_t value);
  // Removes the integer number `index`. Requires: index < size(). O(size).
  void RemoveAt(size_t index);

 private:
  static constexpr size_t kCountOffset = 4;
  static constexpr size_t kHeaderBytes = 8;

  // Where an integer is or, if it is not there, would be.
  struct Place {
    size_t index;
    bool found;
  };

  template <class Integer>
  static Integer Load(const char* integers, size_t index) {
    Integer value;
    std::memcpy(&value, integers + index * sizeof value, sizeof value);
    return value;
  }
  template <class Integer>
  Place Search(int64_t value) const;
  Place Find(int64_t value) const;
  static size_t WidthOf(int64_t value);

  uint32_t Word(size_t offset) const {
    uint32_t word;
    std::memcpy(&word, block_ + offset, sizeof word);
    return word;
  }
  void SetWord(size_t offset, size_t value) {
    const auto word = static_cast<uint32_t>(value);
    std::memcpy(block_ + offset, &word, sizeof word);
  }
  size_t width() const { return Word(0); }

  void Store(size_t index, int64_t value);
  void SetCapacity(size_t capacity);
  void MakeRoom(size_t bytes);
  // Makes all integers `width` bytes wide. Requires: they are narrower, and there is room.
  void Widen(size_t width);

  char* block_ = nullptr;
  size_t capacity_ = 0;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_INT_SET_H_
