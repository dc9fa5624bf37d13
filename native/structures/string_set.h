// A hash table of strings: what large sets are held in. "hashtable" in Redis.
//
//   member: | size:8 | bytes |   or, from 255 bytes on,   | 255:8 | size:32 | bytes |
//
// Members are blocks of the set's own arena and hang from a HashTable, which grows
// and shrinks by one bucket at a time; so no addition waits for others, a member
// of ten bytes costs 16 for its block and about 15 for its slot, and a scan keeps
// what HashTable::Scan promises.
//
// A page of the arena serves one size of block, so a set has up to a page to spare
// for each size of its members; smaller sets are packed for that reason.

#ifndef NACRE_STRUCTURES_STRING_SET_H_
#define NACRE_STRUCTURES_STRING_SET_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "base/slab_arena.h"
#include "structures/hash_shape.h"
#include "structures/hash_table.h"

namespace nacre {

class Random;

class StringSet {
 public:
  // Members are at most 4 GiB less a byte long.
  explicit StringSet(const HashSeed& seed) : seed_(seed), table_(arena_, Policy{seed}) {}
  StringSet(const StringSet&) = delete;
  StringSet& operator=(const StringSet&) = delete;
  // O(size).
  ~StringSet();

  size_t size() const { return table_.size(); }
  // Bytes that it owns, this object aside.
  size_t owned_bytes() const { return arena_.bytes() + table_.bytes(); }
  const HashSeed& seed() const { return seed_; }
  // How members are spread. O(size).
  HashShape shape() const { return ShapeOf(table_); }

  bool Contains(std::string_view member) const { return Contains(member, Hash(member)); }
  // The same for a member whose hash is known, from this set or one of the same seed.
  bool Contains(std::string_view member, uint64_t hash) const {
    return static_cast<bool>(table_.Find(member, hash));
  }
  uint64_t Hash(std::string_view member) const { return HashBytes(member, seed_); }
  // Hints the memory that Contains will look at first.
  void Prefetch(uint64_t hash) const { table_.Prefetch(hash); }
  // The same for several members, and these themselves.
  void Prefetch(std::span<const uint64_t> hashes) const { table_.PrefetchItems(hashes); }

  // Whether it was not there before. O(1).
  bool Add(std::string_view member);
  // Adds a member that is not there. O(1).
  void AddAbsent(std::string_view member) { Insert(member, Hash(member)); }
  // Whether it was there; `member` may be a view of it. O(1).
  bool Remove(std::string_view member);

  // A member chosen almost uniformly (see HashTable::RandomItem), valid until the
  // next change. Requires: not empty. O(1) expected.
  std::string_view RandomMember(Random& random) const { return table_.RandomItem(random)->view(); }

  // Calls visit(std::string_view) for the members of the cursor's bucket and
  // returns the next cursor, as HashTable::Scan does. `visit` must not change the set.
  template <class Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    return table_.Scan(cursor, [&](const Member* member, bool) { visit(member->view()); });
  }

  // Calls visit(std::string_view) for members in any order while it returns true;
  // whether it always did. `visit` must not change the set.
  template <class Visit>
  bool VisitWhile(Visit&& visit) const {
    bool goes_on = true;
    for (size_t i = 0; i < table_.bucket_count() && goes_on; ++i) {
      table_.VisitBucket(i, [&](const Member* member, bool) { goes_on = goes_on && visit(member->view()); });
    }
    return goes_on;
  }

 private:
  // A block's first byte; the others follow it.
  struct Member {
    static constexpr uint8_t kLong = 255;
    static constexpr size_t kLongHeader = 1 + sizeof(uint32_t);

    uint8_t short_size;

    std::string_view view() const {
      const char* at = reinterpret_cast<const char*>(this);
      if (short_size != kLong) return {at + 1, short_size};
      uint32_t size;
      std::memcpy(&size, at + 1, sizeof size);
      return {at + kLongHeader, size};
    }
    static size_t BlockSize(size_t size) { return (size < kLong ? 1 : kLongHeader) + size; }
  };

  struct Policy {
    using Item = Member;
    using Key = std::string_view;
    HashSeed seed;
    bool Equal(const Member& member, std::string_view key) const { return member.view() == key; }
    uint64_t Hash(const Member& member) const { return HashBytes(member.view(), seed); }
  };

  void Insert(std::string_view member, uint64_t hash);

  const HashSeed seed_;
  SlabArena arena_;
  HashTable<Policy, SlabArena, Prefetched::kNever> table_;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_STRING_SET_H_
