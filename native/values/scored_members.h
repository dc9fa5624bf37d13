// Members with scores, found by name in a hash table and by score in a tree.
//
// Each is one block (structures/sorted_tree.h). The first kHeapMembers come from
// malloc, since an arena takes a page for each size of block; later ones from an
// arena of the set's own, which spends nothing on a block. The table marks those.
//
// Bytes a member: the block, 12 of them a header, rounded up to 8; a slot of 16
// in a leaf of the tree, about 21 with the room beside it; 13 in the table.
// That is 66 for a name of 16 bytes.

#ifndef NACRE_VALUES_SCORED_MEMBERS_H_
#define NACRE_VALUES_SCORED_MEMBERS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/heap_blocks.h"
#include "base/malloc_bytes.h"
#include "base/slab_arena.h"
#include "structures/hash_shape.h"
#include "structures/hash_table.h"
#include "structures/sorted_tree.h"

namespace nacre {

class ScoredMembers {
 public:
  ScoredMembers() = default;
  ScoredMembers(const ScoredMembers&) = delete;
  ScoredMembers& operator=(const ScoredMembers&) = delete;
  ~ScoredMembers();

  // The hash by which a name is found here.
  static uint64_t HashOf(std::string_view name);

  size_t size() const { return names_.size(); }
  // How names are spread over the buckets of their table. O(size).
  HashShape shape() const { return ShapeOf(names_); }
  // Bytes of this object and of all that it owns. O(1).
  size_t bytes() const {
    const size_t arena_bytes = arena_ != nullptr ? MallocBytes(sizeof(SlabArena)) + arena_->bytes() : 0;
    return MallocBytes(sizeof(*this)) + heap_.bytes() + arena_bytes + names_.bytes() + order_.bytes();
  }

  // The member, or null. O(1).
  ScoredMember* Find(std::string_view name, uint64_t hash) const {
    const Names::Position position = names_.Find(name, hash);
    return position ? names_.At(position) : nullptr;
  }
  // Starts to fetch what Find will look at.
  void Prefetch(uint64_t hash) const { names_.Prefetch(hash); }

  // Adds a member. Requires: there is none of this name. O(log n).
  void Add(std::string_view name, uint64_t hash, double score) {
    order_.Insert(AddUnordered(name, hash, score));
  }
  // Gives a member another score. O(log n).
  void ChangeScore(ScoredMember* member, double score) { order_.ChangeScore(member, score); }
  // Removes a member. O(log n).
  void Remove(ScoredMember* member, uint64_t hash);
  // Removes the `count` members from `rank` on. Requires: they exist. O(count + log n).
  void RemoveRange(size_t rank, size_t count);

  // The members in order, unless some were added without.
  const SortedTree& order() const { return order_; }

  // Adds a member that only Find and ForEach know until Sort. Its score may be
  // changed in place. Requires: there is none of this name. O(1).
  ScoredMember* AddUnordered(std::string_view name, uint64_t hash, double score);
  // Removes a member that was added so. O(1).
  void RemoveUnordered(ScoredMember* member, uint64_t hash);
  // Puts in order what was added without. Requires: nothing is in order yet. O(n log n).
  void Sort();
  // Puts in order what was added in this very order. O(n).
  void BuildOrder(std::span<ScoredMember* const> members) { order_.Build(members); }

  // Calls visit(ScoredMember*) for each member, in no order.
  template <class Visit>
  void ForEach(Visit&& visit) const {
    names_.ForEach([&](ScoredMember* member, bool) { visit(member); });
  }

  // Calls visit(const ScoredMember&) for some members and returns the next
  // cursor, as HashTable::Scan does.
  template <class Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    return names_.Scan(cursor, [&](const ScoredMember* member, bool) { visit(*member); });
  }

 private:
  struct Policy {
    using Item = ScoredMember;
    using Key = std::string_view;
    bool Equal(const ScoredMember& member, std::string_view name) const { return member.name() == name; }
    uint64_t Hash(const ScoredMember& member) const { return HashOf(member.name()); }
  };
  using Names = HashTable<Policy, HeapBlocks, Prefetched::kNever>;

  static constexpr size_t kHeapMembers = 512;

  void Free(ScoredMember* member, bool is_in_arena);

  HeapBlocks heap_;
  std::unique_ptr<SlabArena> arena_;
  Names names_{heap_, Policy{}};
  SortedTree order_;
};

}  // namespace nacre

#endif  // NACRE_VALUES_SCORED_MEMBERS_H_
