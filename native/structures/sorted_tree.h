// Members in the order of their scores, with ranks: a B+ tree whose inner nodes
// know how many members each child holds.
//
//   inner   | count | scores[64] | firsts[64] | sizes[64] | children[64] |
//              for each child: its least member with that member's score, and
//              the number of members below it
//   leaf    | previous | next | count | capacity | {score, member} ... |
//
// Members are blocks that their owner allocates and frees; the tree holds
// pointers. A score stands in the member's block, where a lookup by name finds
// it, and once more beside the pointer, so that a search by score follows no
// pointer: only members whose scores are equal are compared by their bytes.
//
// Terms. Order: by score, then by the bytes of the member, as memcmp compares
// them, a prefix first. Rank: the number of members before one. -0 equals 0.
//
// Invariants:
//   - all leaves are equally deep, and linked in order;
//   - `firsts` and `sizes` are exact, so `firsts` never holds a member that left;
//   - a leaf or an inner node that is not at the tree's edge is at least a
//     quarter full;
//   - a tree of one leaf starts with room for kSmallestLeaf members and doubles.
//
// Why 64 slots: a leaf is then 1 KiB, the insertion of a member moves 512 bytes
// on average, and a million members are two inner levels and a root. A leaf that
// is full gives to a neighbour before it is split, and one that only ever grows
// at its end (or its beginning) is left full behind, so a slot of 16 bytes costs
// 16 bytes where scores ascend, and about 21 where they come at random.

#ifndef NACRE_STRUCTURES_SORTED_TREE_H_
#define NACRE_STRUCTURES_SORTED_TREE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace nacre {

// A member with its score: this header, of which the last four bytes already
// belong to the member's bytes.
struct ScoredMember {
  static constexpr size_t kHeaderBytes = 12;
  static constexpr size_t kLongestName = UINT32_MAX;

  double score;
  uint32_t size;
  char head[4];

  // Bytes of the block for a name of `size` bytes.
  static size_t BlockBytes(size_t size) { return size <= 4 ? sizeof(ScoredMember) : kHeaderBytes + size; }

  std::string_view name() const { return {reinterpret_cast<const char*>(this) + kHeaderBytes, size}; }

  // Makes a member of a block of BlockBytes(name.size()). Requires: name.size() <= kLongestName.
  static ScoredMember* Write(void* block, double score, std::string_view name) {
    auto* member = static_cast<ScoredMember*>(block);
    member->score = score;
    member->size = static_cast<uint32_t>(name.size());
    if (!name.empty()) std::memcpy(static_cast<char*>(block) + kHeaderBytes, name.data(), name.size());
    return member;
  }
};

static_assert(sizeof(ScoredMember) == 16);

class SortedTree {
 public:
  static constexpr unsigned kLeafSlots = 64;

  struct Slot {
    double score;
    ScoredMember* member;
  };

 private:
  struct Leaf {
    Leaf* previous;
    Leaf* next;
    uint32_t count;
    uint32_t capacity;
    Slot* slots() { return reinterpret_cast<Slot*>(this + 1); }
    const Slot* slots() const { return reinterpret_cast<const Slot*>(this + 1); }
  };

 public:
  // Where a member is; valid until the tree next changes. Without a member, it
  // is before the first or after the last one.
  class Place {
   public:
    Place() = default;
    explicit operator bool() const { return leaf_ != nullptr; }
    // Both require a member.
    double score() const { return slot().score; }
    ScoredMember* member() const { return slot().member; }
    void Advance() {
      if (++index_ < leaf_->count) return;
      leaf_ = leaf_->next;
      index_ = 0;
      if (leaf_ != nullptr) __builtin_prefetch(leaf_->next);
    }
    void Retreat() {
      if (index_ != 0) {
        --index_;
        return;
      }
      leaf_ = leaf_->previous;
      if (leaf_ != nullptr) index_ = leaf_->count - 1;
    }

   private:
    friend class SortedTree;
    Place(const Leaf* leaf, unsigned index) : leaf_(leaf), index_(index) {}
    const Slot& slot() const { return leaf_->slots()[index_]; }
    const Leaf* leaf_ = nullptr;
    unsigned index_ = 0;
  };

  SortedTree() = default;
  SortedTree(const SortedTree&) = delete;
  SortedTree& operator=(const SortedTree&) = delete;
  // Frees the nodes, not the members.
  ~SortedTree() { Clear(); }

  size_t size() const { return size_; }
  // Bytes of all nodes, as malloc rounds them.
  size_t bytes() const { return bytes_; }

  // Adds a member. Requires: none that is equal is there. O(log n).
  void Insert(ScoredMember* member);

  // Takes a member out. Requires: it is there. O(log n).
  void Erase(const ScoredMember* member);

  // Gives a member that is there another score. O(log n); a member that keeps
  // its rank is not moved.
  void ChangeScore(ScoredMember* member, double score);

  // Takes up to kLeafSlots members out, from rank `rank` on and `count` at most,
  // and writes them to `taken` in order. Returns how many; at least one.
  // Requires: rank < size(), count > 0. O(log n).
  size_t TakeRun(size_t rank, size_t count, ScoredMember** taken);

  // The rank of a member that is there. O(log n).
  size_t RankOf(const ScoredMember* member) const;

  // The place of the member at `rank`; none from size() on. O(log n).
  Place AtRank(size_t rank) const;
  Place First() const { return Place(first_leaf_, 0); }
  Place Last() const;

  // The least member that is not before a bound, and its rank: size() and no
  // place if all are. before(score, member) tells whether a member is, and must
  // hold for the members up to some rank and for no other. O(log n).
  struct Bound {
    Place place;
    size_t rank;
  };
  template <class Before>
  Bound Seek(Before&& before) const {
    size_t rank = 0;
    const void* node = root_;
    for (unsigned level = 0; level < height_; ++level) {
      const auto* inner = static_cast<const Inner*>(node);
      const unsigned child = ChildOf(*inner, before);
      for (unsigned i = 0; i < child; ++i) rank += inner->sizes[i];
      node = inner->children[child];
    }
    const auto* leaf = static_cast<const Leaf*>(node);
    if (leaf == nullptr) return {{}, 0};
    const unsigned index = SlotsBefore(*leaf, before);
    rank += index;
    return {index < leaf->count ? Place(leaf, index) : Place(leaf->next, 0), rank};
  }

  // Fills an empty tree with members that are in order. O(n).
  void Build(std::span<ScoredMember* const> members);

  // Forgets all members.
  void Clear();

  // Whether the invariants hold; for tests. O(n).
  bool IsConsistent() const;

 private:
  static constexpr unsigned kSmallestLeaf = 8;
  static constexpr unsigned kInnerSlots = 64;
  static constexpr unsigned kLeastSlots = 16;
  // Two nodes become one if it has room for some more.
  static constexpr unsigned kMergedSlots = 48;
  // A full leaf gives to a neighbour that has at least this much room.
  static constexpr unsigned kRoomToBalance = 8;
  static constexpr unsigned kMaxHeight = 16;

  struct Inner {
    uint64_t count;
    double scores[kInnerSlots];
    ScoredMember* firsts[kInnerSlots];
    uint64_t sizes[kInnerSlots];
    void* children[kInnerSlots];
  };

  // The way from the root to a leaf: at each level a node and which child was taken.
  struct Step {
    Inner* node;
    unsigned index;
  };
  struct Path {
    Step steps[kMaxHeight];
    Leaf* leaf;
  };

  // What an inner node says of a child.
  struct Child {
    void* node;
    Slot first;
    uint64_t size;
  };

  template <class IsBefore>
  static unsigned PartitionPoint(unsigned count, IsBefore&& is_before) {
    unsigned low = 0;
    while (count != 0) {
      const unsigned half = count / 2;
      if (is_before(low + half)) {
        low += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return low;
  }

  template <class Before>
  static unsigned SlotsBefore(const Leaf& leaf, Before&& before) {
    const Slot* slots = leaf.slots();
    return PartitionPoint(leaf.count, [&](unsigned i) { return before(slots[i].score, *slots[i].member); });
  }

  // The last child whose first member is before the bound, or the first child.
  template <class Before>
  static unsigned ChildOf(const Inner& inner, Before&& before) {
    const unsigned others = static_cast<unsigned>(inner.count) - 1;
    return PartitionPoint(others,
                          [&](unsigned i) { return before(inner.scores[i + 1], *inner.firsts[i + 1]); });
  }

  template <class Before>
  void Descend(Before&& before, Path& path) const;
  unsigned FindSlot(const ScoredMember* member, Path& path) const;

  Leaf* NewLeaf(unsigned capacity);
  Inner* NewInner();
  void FreeLeaf(Leaf* leaf);
  void FreeInner(Inner* inner);
  void LinkAfter(Leaf* leaf, Leaf* previous);
  void LinkBefore(Leaf* leaf, Leaf* next);

  void GrowRootLeaf();
  void MakeRoom(Path& path, unsigned index, ScoredMember* member);
  void AddEdgeLeaf(Path& path, ScoredMember* member, bool at_end);
  bool GiveToNeighbour(Path& path);
  void SplitLeaf(Path& path);
  void AddChild(Path& path, unsigned level, unsigned index, const Child& child);
  void GrowRoot(const Child& right);
  static void PutChild(Inner* inner, unsigned index, const Child& child);
  static void SetFirst(Path& path, unsigned level, unsigned index, const Slot& slot);

  void RemoveSlots(Path& path, unsigned index, unsigned count);
  void RebalanceLeaf(Path& path);
  void RemoveChild(Path& path, unsigned level, unsigned index);
  void RebalanceInner(Path& path, unsigned level);
  void ShrinkRoot();
  static void EvenOutLeaves(Leaf* left, Leaf* right);
  static void EvenOutInners(Inner* left, Inner* right);
  static void MoveChildren(Inner* from, unsigned from_index, Inner* to, unsigned to_index, unsigned count);
  static uint64_t TotalOf(const Inner& inner);

  bool IsInnerConsistent(const Inner& inner, unsigned level) const;

  void* root_ = nullptr;  // A Leaf if height_ is 0, else an Inner.
  Leaf* first_leaf_ = nullptr;
  Leaf* last_leaf_ = nullptr;
  unsigned height_ = 0;  // Inner levels.
  size_t size_ = 0;
  size_t bytes_ = 0;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_SORTED_TREE_H_
