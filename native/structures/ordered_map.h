// A map in the order of its keys: a B+ tree whose keys are small values, made for
// keys that come in ascending order and go from the front, as those of a log do.
//
//   inner    | floor keys | children |
//                    |         \ .
//   leaves   | keys | values | <-> | keys | values | <-> ...
//
// All pairs stand in leaves of up to kLeafSlots, which are linked in their order.
// An inner node has up to kInnerSlots children, and for each child but the first
// a floor: no key below it stands in that child, and none at or above it before.
// The root has two children at least.
// Floors are not renewed when a child's first key goes; they stay bounds.
//
// Invariants. No leaf but that of an empty map is empty; in fact an empty map has
// no node at all. All leaves are `height_` steps below the root. A pair that is
// added behind all others goes to the last leaf without a search, and a full last
// leaf is left full: what is filled in order has full leaves. Elsewhere a
// full node is split in halves. A node at a quarter of its slots or below is merged
// with a neighbour of the same parent when both together fill three quarters at most,
// so that neither a split nor a merge can follow at once.
//
// The only leaf of a map has as many slots as it needs, rounded up to a power of
// two; all other leaves have kLeafSlots. Keys stand together, apart from values: a
// search in a leaf reads sixteen cache lines' worth of 16-byte keys at most, of
// which it touches six.
//
// Costs: O(log n) for all that takes a key; O(1) for First, Last, Next, Previous
// and, amortized, for adding at the end and erasing at either end.

#ifndef NACRE_STRUCTURES_ORDERED_MAP_H_
#define NACRE_STRUCTURES_ORDERED_MAP_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "base/assert.h"
#include "base/malloc_bytes.h"
#include "base/memory_account.h"

namespace nacre {

// The value of a map that is a set.
struct NoValue {};

// `Key` is trivially copyable and has an order; `Value` can be moved.
template <class Key, class Value>
class OrderedMap {
  struct Leaf;
  struct Inner;

 public:
  // Where a pair is, or none, which is false. Any change of the map invalidates
  // positions, but for those that the change returns.
  class Position {
   public:
    Position() = default;
    explicit operator bool() const { return leaf_ != nullptr; }
    friend bool operator==(const Position&, const Position&) = default;

   private:
    friend class OrderedMap;
    Position(Leaf* leaf, size_t slot) : leaf_(leaf), slot_(slot) {}
    Leaf* leaf_ = nullptr;
    size_t slot_ = 0;
  };

  // The map's bytes are counted in `account`, which outlives it.
  explicit OrderedMap(MemoryAccount& account) : account_(&account) {}
  OrderedMap(const OrderedMap&) = delete;
  OrderedMap& operator=(const OrderedMap&) = delete;
  ~OrderedMap() { Clear(); }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  Position First() const { return first_leaf_ == nullptr ? Position() : Position(first_leaf_, 0); }
  Position Last() const {
    return last_leaf_ == nullptr ? Position() : Position(last_leaf_, last_leaf_->size - 1);
  }
  Position Next(Position position) const {
    if (position.slot_ + 1 < position.leaf_->size) return {position.leaf_, position.slot_ + 1};
    return position.leaf_->next == nullptr ? Position() : Position(position.leaf_->next, 0);
  }
  Position Previous(Position position) const {
    if (position.slot_ > 0) return {position.leaf_, position.slot_ - 1};
    Leaf* previous = position.leaf_->previous;
    return previous == nullptr ? Position() : Position(previous, previous->size - 1);
  }

  const Key& KeyAt(Position position) const { return position.leaf_->keys()[position.slot_]; }
  Value& ValueAt(Position position) { return position.leaf_->values()[position.slot_]; }
  const Value& ValueAt(Position position) const { return position.leaf_->values()[position.slot_]; }

  // The pair with this key.
  Position Find(const Key& key) const {
    const Position position = LowerBound(key);
    return position && KeyAt(position) == key ? position : Position();
  }
  // The first pair whose key is not below `key`.
  Position LowerBound(const Key& key) const {
    if (size_ == 0) return {};
    Leaf* leaf = LeafFor(key);
    const size_t slot = SlotFor(*leaf, key);
    if (slot < leaf->size) return {leaf, slot};
    return leaf->next == nullptr ? Position() : Position(leaf->next, 0);
  }
  // The last pair whose key is not above `key`.
  Position Floor(const Key& key) const {
    const Position above = LowerBound(key);
    if (!above) return Last();
    return KeyAt(above) == key ? above : Previous(above);
  }

  // How many pairs there are from `position` on, or `limit` if there are more.
  // O(result).
  size_t CountFrom(Position position, size_t limit) const {
    if (!position) return 0;
    size_t count = position.leaf_->size - position.slot_;
    for (Leaf* leaf = position.leaf_->next; leaf != nullptr && count < limit; leaf = leaf->next) {
      count += leaf->size;
    }
    return std::min(count, limit);
  }

  // Adds a pair, unless the key is there: then that pair's position and false.
  std::pair<Position, bool> Insert(const Key& key, Value value) {
    if (size_ == 0) return {InsertFirst(key, std::move(value)), true};
    if (last_leaf_->keys()[last_leaf_->size - 1] < key) return {Append(key, std::move(value)), true};
    Leaf* leaf = LeafFor(key);
    size_t slot = SlotFor(*leaf, key);
    if (slot < leaf->size && leaf->keys()[slot] == key) return {Position(leaf, slot), false};
    if (leaf->size == kLeafSlots) {
      Leaf* right = SplitLeaf(leaf);
      if (slot > leaf->size) {
        slot -= leaf->size;
        leaf = right;
      }
    } else if (leaf->size == leaf->slots) {
      leaf = GrowOnlyLeaf();
    }
    PutInLeaf(*leaf, slot, key, std::move(value));
    ++size_;
    return {Position(leaf, slot), true};
  }

  // Removes the pair; the one behind it.
  Position Erase(Position position) {
    Leaf* leaf = position.leaf_;
    size_t slot = position.slot_;
    RemoveFromLeaf(*leaf, slot);
    --size_;
    if (leaf->size == 0) {
      Leaf* next = leaf->next;
      RemoveLeaf(leaf);
      return next == nullptr ? Position() : Position(next, 0);
    }
    if (leaf->size <= kLeafSlots / 4 && leaf->parent != nullptr) MergeLeaf(leaf, slot);
    if (slot < leaf->size) return {leaf, slot};
    return leaf->next == nullptr ? Position() : Position(leaf->next, 0);
  }
  bool Erase(const Key& key) {
    const Position position = Find(key);
    if (position) Erase(position);
    return static_cast<bool>(position);
  }

  // O(n).
  void Clear() {
    for (Leaf* leaf = first_leaf_; leaf != nullptr;) {
      Leaf* next = leaf->next;
      std::destroy_n(leaf->values(), kHasValue ? leaf->size : 0);
      FreeLeaf(leaf);
      leaf = next;
    }
    if (height_ > 0) FreeInner(static_cast<Inner*>(root_), height_);
    root_ = nullptr;
    first_leaf_ = last_leaf_ = nullptr;
    size_ = height_ = 0;
  }

 private:
  static constexpr size_t kLeafSlots = 64;
  static constexpr size_t kInnerSlots = 64;
  static constexpr bool kHasValue = !std::is_same_v<Value, NoValue>;

  static_assert(std::is_trivially_copyable_v<Key>);
  static_assert(alignof(Key) <= 8 && alignof(Value) <= 8);

  // Followed by `slots` keys and as many values.
  struct Leaf {
    Inner* parent;
    Leaf* previous;
    Leaf* next;
    uint32_t size;
    uint32_t slots;

    Key* keys() { return reinterpret_cast<Key*>(this + 1); }
    Value* values() { return reinterpret_cast<Value*>(keys() + slots); }
  };

  struct Inner {
    Inner* parent;
    size_t size;
    Key floors[kInnerSlots];  // The first is not used.
    void* children[kInnerSlots];
  };

  static size_t LeafBytes(size_t slots) {
    return sizeof(Leaf) + slots * (sizeof(Key) + (kHasValue ? sizeof(Value) : 0));
  }

  Leaf* NewLeaf(size_t slots) {
    void* block = std::malloc(LeafBytes(slots));
    NACRE_ASSERT(block != nullptr);
    account_->Add(MallocBytes(LeafBytes(slots)));
    return new (block) Leaf{nullptr, nullptr, nullptr, 0, static_cast<uint32_t>(slots)};
  }
  void FreeLeaf(Leaf* leaf) {
    account_->Remove(MallocBytes(LeafBytes(leaf->slots)));
    std::free(leaf);
  }
  Inner* NewInner() {
    void* block = std::malloc(sizeof(Inner));
    NACRE_ASSERT(block != nullptr);
    account_->Add(MallocBytes(sizeof(Inner)));
    Inner* inner = new (block) Inner;
    inner->parent = nullptr;
    inner->size = 0;
    return inner;
  }
  void FreeInnerBlock(Inner* inner) {
    account_->Remove(MallocBytes(sizeof(Inner)));
    std::free(inner);
  }
  // Frees the inner nodes from `inner` down. Recursion is as deep as the tree is high.
  void FreeInner(Inner* inner, size_t height) {
    for (size_t i = 0; height > 1 && i < inner->size; ++i) {
      FreeInner(static_cast<Inner*>(inner->children[i]), height - 1);
    }
    FreeInnerBlock(inner);
  }

  Leaf* LeafFor(const Key& key) const {
    void* node = root_;
    for (size_t level = height_; level > 0; --level) {
      Inner* inner = static_cast<Inner*>(node);
      Key* const floors = inner->floors;
      node = inner->children[std::upper_bound(floors + 1, floors + inner->size, key) - floors - 1];
    }
    return static_cast<Leaf*>(node);
  }
  static size_t SlotFor(Leaf& leaf, const Key& key) {
    Key* const keys = leaf.keys();
    return static_cast<size_t>(std::lower_bound(keys, keys + leaf.size, key) - keys);
  }

  // Moves `count` values to places that hold none; `from` and `to` may overlap.
  static void MoveValues(Value* from, size_t count, Value* to) {
    if constexpr (std::is_trivially_copyable_v<Value>) {
      std::memmove(static_cast<void*>(to), from, count * sizeof(Value));
    } else if (to < from) {
      for (size_t i = 0; i < count; ++i) MoveValue(from + i, to + i);
    } else {
      for (size_t i = count; i-- > 0;) MoveValue(from + i, to + i);
    }
  }
  static void MoveValue(Value* from, Value* to) {
    new (to) Value(std::move(*from));
    from->~Value();
  }
  static void MovePairs(Leaf& from, size_t first, size_t count, Leaf& to, size_t at) {
    std::memmove(static_cast<void*>(to.keys() + at), from.keys() + first, count * sizeof(Key));
    if constexpr (kHasValue) MoveValues(from.values() + first, count, to.values() + at);
  }

  static void PutInLeaf(Leaf& leaf, size_t slot, const Key& key, Value value) {
    MovePairs(leaf, slot, leaf.size - slot, leaf, slot + 1);
    new (leaf.keys() + slot) Key(key);
    if constexpr (kHasValue) new (leaf.values() + slot) Value(std::move(value));
    ++leaf.size;
  }
  static void RemoveFromLeaf(Leaf& leaf, size_t slot) {
    if constexpr (kHasValue) leaf.values()[slot].~Value();
    MovePairs(leaf, slot + 1, leaf.size - slot - 1, leaf, slot);
    --leaf.size;
  }

  Position InsertFirst(const Key& key, Value value) {
    Leaf* leaf = NewLeaf(1);
    root_ = first_leaf_ = last_leaf_ = leaf;
    PutInLeaf(*leaf, 0, key, std::move(value));
    size_ = 1;
    return {leaf, 0};
  }

  Position Append(const Key& key, Value value) {
    if (last_leaf_->size == kLeafSlots) {
      Leaf* leaf = NewLeaf(kLeafSlots);
      LinkAfter(last_leaf_, leaf);
      AddChild(leaf->previous, leaf, key);
    } else if (last_leaf_->size == last_leaf_->slots) {
      GrowOnlyLeaf();
    }
    const size_t slot = last_leaf_->size;
    PutInLeaf(*last_leaf_, slot, key, std::move(value));
    ++size_;
    return {last_leaf_, slot};
  }

  Leaf* GrowOnlyLeaf() {
    Leaf* old = first_leaf_;
    Leaf* leaf = NewLeaf(old->slots * 2);
    MovePairs(*old, 0, old->size, *leaf, 0);
    leaf->size = old->size;
    FreeLeaf(old);
    root_ = first_leaf_ = last_leaf_ = leaf;
    return leaf;
  }

  void LinkAfter(Leaf* left, Leaf* right) {
    right->previous = left;
    right->next = left->next;
    (left->next != nullptr ? left->next->previous : last_leaf_) = right;
    left->next = right;
  }
  void Unlink(Leaf* leaf) {
    (leaf->previous != nullptr ? leaf->previous->next : first_leaf_) = leaf->next;
    (leaf->next != nullptr ? leaf->next->previous : last_leaf_) = leaf->previous;
  }

  // Moves the upper half of a full leaf into a new one behind it.
  Leaf* SplitLeaf(Leaf* leaf) {
    constexpr size_t kKept = kLeafSlots / 2;
    Leaf* right = NewLeaf(kLeafSlots);
    MovePairs(*leaf, kKept, leaf->size - kKept, *right, 0);
    right->size = static_cast<uint32_t>(leaf->size - kKept);
    leaf->size = kKept;
    LinkAfter(leaf, right);
    AddChild(leaf, right, right->keys()[0]);
    return right;
  }

  static size_t PlaceOf(const Inner& parent, const void* child) {
    return static_cast<size_t>(std::find(parent.children, parent.children + parent.size, child) -
                               parent.children);
  }
  static void SetParent(void* child, bool is_leaf, Inner* parent) {
    (is_leaf ? static_cast<Leaf*>(child)->parent : static_cast<Inner*>(child)->parent) = parent;
  }
  static void MoveChildren(Inner& from, size_t first, size_t count, Inner& to, size_t at) {
    std::memmove(static_cast<void*>(to.floors + at), from.floors + first, count * sizeof(Key));
    std::memmove(to.children + at, from.children + first, count * sizeof(void*));
  }

  // Makes `right` the child behind `left`, with this floor, splitting full parents
  // up to the root.
  void AddChild(void* left, void* right, Key floor) {
    Inner* parent = static_cast<Leaf*>(left)->parent;
    bool is_leaf = true;
    while (true) {
      if (parent == nullptr) return AddRoot(left, right, floor, is_leaf);
      const size_t place = PlaceOf(*parent, left) + 1;
      if (parent->size < kInnerSlots) return PutChild(*parent, place, right, floor, is_leaf);
      Inner* split = NewInner();
      // A node that is filled in order is left full.
      const size_t kept = place == kInnerSlots ? kInnerSlots : kInnerSlots / 2;
      MoveChildren(*parent, kept, kInnerSlots - kept, *split, 0);
      split->size = kInnerSlots - kept;
      parent->size = kept;
      for (size_t i = 0; i < split->size; ++i) SetParent(split->children[i], is_leaf, split);
      if (place <= kept && kept < kInnerSlots) {
        PutChild(*parent, place, right, floor, is_leaf);
      } else {
        PutChild(*split, place - kept, right, floor, is_leaf);
      }
      left = parent;
      right = split;
      floor = split->floors[0];
      parent = parent->parent;
      is_leaf = false;
    }
  }
  static void PutChild(Inner& parent, size_t place, void* child, const Key& floor, bool is_leaf) {
    MoveChildren(parent, place, parent.size - place, parent, place + 1);
    parent.floors[place] = floor;
    parent.children[place] = child;
    ++parent.size;
    SetParent(child, is_leaf, &parent);
  }
  void AddRoot(void* left, void* right, const Key& floor, bool is_leaf) {
    Inner* root = NewInner();
    root->floors[0] = floor;
    root->children[0] = left;
    root->size = 1;
    SetParent(left, is_leaf, root);
    PutChild(*root, 1, right, floor, is_leaf);
    root_ = root;
    ++height_;
  }

  void RemoveLeaf(Leaf* leaf) {
    Unlink(leaf);
    RemoveChild(leaf->parent, leaf);
    FreeLeaf(leaf);
  }

  // Takes a child from its parent, and every node that is thereby emptied from its own.
  void RemoveChild(Inner* parent, void* child) {
    if (parent == nullptr) {
      root_ = nullptr;
      return;
    }
    for (size_t level = 1;; ++level) {  // Of `parent`, above the leaves.
      const size_t place = PlaceOf(*parent, child);
      MoveChildren(*parent, place + 1, parent->size - place - 1, *parent, place);
      --parent->size;
      if (level > 1) FreeInnerBlock(static_cast<Inner*>(child));
      if (parent->size > 0) {
        if (parent->size <= kInnerSlots / 4 && parent->parent != nullptr) MergeInner(parent, level);
        return LowerRoot();
      }
      child = parent;
      parent = parent->parent;
    }
  }

  void LowerRoot() {
    while (height_ > 0) {
      Inner* root = static_cast<Inner*>(root_);
      if (root->size > 1) return;
      root_ = root->children[0];
      --height_;
      SetParent(root_, height_ == 0, nullptr);
      FreeInnerBlock(root);
    }
  }

  // Merges a sparse leaf with a neighbour, if both fit well into one; `leaf` and
  // `slot` follow the pair that they point to.
  void MergeLeaf(Leaf*& leaf, size_t& slot) {
    Leaf* next = leaf->next;
    if (next != nullptr && next->parent == leaf->parent && leaf->size + next->size <= kLeafSlots / 4 * 3) {
      return MergeIntoLeft(leaf, next);
    }
    Leaf* previous = leaf->previous;
    if (previous != nullptr && previous->parent == leaf->parent &&
        leaf->size + previous->size <= kLeafSlots / 4 * 3) {
      slot += previous->size;
      Leaf* right = std::exchange(leaf, previous);
      MergeIntoLeft(previous, right);
    }
  }
  void MergeIntoLeft(Leaf* left, Leaf* right) {
    MovePairs(*right, 0, right->size, *left, left->size);
    left->size += right->size;
    right->size = 0;
    RemoveLeaf(right);
  }

  // The same for an inner node, once: its parent is left as it becomes.
  void MergeInner(Inner* inner, size_t level) {
    Inner* parent = inner->parent;
    size_t place = PlaceOf(*parent, inner);
    if (place + 1 == parent->size) {
      if (place == 0) return;
      --place;
    }
    Inner* left = static_cast<Inner*>(parent->children[place]);
    Inner* right = static_cast<Inner*>(parent->children[place + 1]);
    if (left->size + right->size > kInnerSlots / 4 * 3) return;
    right->floors[0] = parent->floors[place + 1];
    for (size_t i = 0; i < right->size; ++i) SetParent(right->children[i], level == 1, left);
    MoveChildren(*right, 0, right->size, *left, left->size);
    left->size += right->size;
    FreeInnerBlock(right);
    MoveChildren(*parent, place + 2, parent->size - place - 2, *parent, place + 1);
    --parent->size;
  }

  MemoryAccount* account_;
  void* root_ = nullptr;  // A Leaf if height_ is 0, else an Inner.
  Leaf* first_leaf_ = nullptr;
  Leaf* last_leaf_ = nullptr;
  size_t size_ = 0;
  size_t height_ = 0;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_ORDERED_MAP_H_
