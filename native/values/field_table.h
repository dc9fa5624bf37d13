// The fields of a hash that has outgrown its packed form: a hash table of blocks,
// one a field, and a heap of those that expire.
//
//   block: | field size:31 expires:1 | value size:32 | place in the heap:32 | field | value |
//                                                      only if it expires
//
// Blocks come from malloc: its 8 to 16 bytes a block cost less than pages that a
// table of a few long fields would leave empty, and any thread may free them.

#ifndef NACRE_VALUES_FIELD_TABLE_H_
#define NACRE_VALUES_FIELD_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/hash.h"
#include "base/heap_blocks.h"
#include "structures/expiry_heap.h"
#include "structures/hash_table.h"
#include "values/collection.h"

namespace nacre {

// A field with its value, in one block.
class HashField {
 public:
  // What the sizes of a field and of a value may be at most.
  static constexpr size_t kLargest = 0x7fffffff;

  static HashField* Make(HeapBlocks& memory, std::string_view field, std::string_view value, bool expires);
  // Of a block that has room for these, and for whatever malloc's rounding adds.
  static size_t BlockSize(size_t field_size, size_t value_size, bool expires) {
    constexpr size_t kMallocHeader = 8;
    const size_t used = sizeof(HashField) + (expires ? sizeof(uint32_t) : 0) + field_size + value_size;
    return MallocBytes(used) - kMallocHeader;
  }

  bool expires() const { return (field_size_ & kExpires) != 0; }
  std::string_view field() const { return {bytes(), field_size()}; }
  std::string_view value() const { return {bytes() + field_size(), value_size_}; }
  size_t block_size() const { return BlockSize(field_size(), value_size_, expires()); }
  // Puts another value in place. Requires: BlockSize is the same with it.
  void Overwrite(std::string_view value) {
    if (!value.empty()) std::memmove(bytes() + field_size(), value.data(), value.size());
    value_size_ = static_cast<uint32_t>(value.size());
  }

  // Requires: expires().
  uint32_t heap_place() const {
    uint32_t place;
    std::memcpy(&place, this + 1, sizeof place);
    return place;
  }
  void set_heap_place(uint32_t place) { std::memcpy(static_cast<void*>(this + 1), &place, sizeof place); }

 private:
  static constexpr uint32_t kExpires = 1u << 31;

  HashField(size_t field_size, size_t value_size, bool expires)
      : field_size_(static_cast<uint32_t>(field_size) | (expires ? kExpires : 0)),
        value_size_(static_cast<uint32_t>(value_size)) {}

  size_t field_size() const { return field_size_ & ~kExpires; }
  const char* bytes() const {
    return reinterpret_cast<const char*>(this + 1) + (expires() ? sizeof(uint32_t) : 0);
  }
  char* bytes() { return const_cast<char*>(static_cast<const HashField*>(this)->bytes()); }

  uint32_t field_size_;
  uint32_t value_size_;
};

class FieldTable {
 public:
  struct Policy {
    using Item = HashField;
    using Key = std::string_view;
    HashSeed seed;
    bool Equal(const HashField& item, std::string_view field) const { return item.field() == field; }
    uint64_t Hash(const HashField& item) const { return HashBytes(item.field(), seed); }
  };
  using Fields = HashTable<Policy, HeapBlocks, Prefetched::kNever>;
  using Position = Fields::Position;

  explicit FieldTable(const HashSeed& seed) : seed_(seed), fields_(memory_, Policy{seed}) {}
  FieldTable(const FieldTable&) = delete;
  FieldTable& operator=(const FieldTable&) = delete;
  // O(fields).
  ~FieldTable();

  const HashSeed& seed() const { return seed_; }
  const Fields& fields() const { return fields_; }
  const ExpiryHeap<HashField>& expiries() const { return expiries_; }
  // Of this object and all that it owns.
  size_t bytes() const {
    return MallocBytes(sizeof(FieldTable)) + memory_.bytes() + fields_.bytes() + expiries_.bytes();
  }

  // The field, whether its time has passed or not, or none. O(1).
  Position Find(std::string_view field) const { return fields_.Find(field, HashBytes(field, seed_)); }
  const HashField& At(Position position) const { return *fields_.At(position); }
  // Unix milliseconds, or kNoExpiry.
  int64_t ExpiryOf(const HashField& item) const {
    return item.expires() ? expiries_.TimeOf(item) : kNoExpiry;
  }

  // Requires: the field is not there. O(1), O(log n) with an expiry time.
  void Insert(std::string_view field, std::string_view value, int64_t expire_at_ms);
  // O(value); the expiry time stays.
  void SetValue(Position position, std::string_view value);
  // Sets or (kNoExpiry) removes the expiry time. O(field + value + log n).
  void SetExpiry(Position position, int64_t expire_at_ms);
  // O(1), O(log n) with an expiry time.
  void Erase(Position position);
  // Erases at most `limit` fields whose time has passed, earliest first; their number.
  // Their names are added to `erased`, if that is not null.
  size_t EraseDue(int64_t now_ms, size_t limit, std::vector<std::string>* erased = nullptr);

 private:
  void Free(HashField* item) { memory_.Free(item, item->block_size()); }

  HeapBlocks memory_;
  HashSeed seed_;
  Fields fields_;
  ExpiryHeap<HashField> expiries_;
};

}  // namespace nacre

#endif  // NACRE_VALUES_FIELD_TABLE_H_
