#include "structures/sorted_tree.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/assert.h"
#include "base/malloc_bytes.h"

namespace nacre {
namespace {

bool IsBefore(double left_score, const ScoredMember& left, double right_score, const ScoredMember& right) {
  if (left_score != right_score) return left_score < right_score;
  return &left != &right && left.name() < right.name();
}

void* Allocate(size_t size) {
  void* block = std::malloc(size);
  NACRE_ASSERT(block != nullptr);
  return block;
}

}  // namespace

SortedTree::Leaf* SortedTree::NewLeaf(unsigned capacity) {
  const size_t size = sizeof(Leaf) + capacity * sizeof(Slot);
  auto* leaf = static_cast<Leaf*>(Allocate(size));
  *leaf = {nullptr, nullptr, 0, capacity};
  bytes_ += MallocBytes(size);
  return leaf;
}

SortedTree::Inner* SortedTree::NewInner() {
  auto* inner = static_cast<Inner*>(Allocate(sizeof(Inner)));
  inner->count = 0;
  bytes_ += MallocBytes(sizeof(Inner));
  return inner;
}

// Takes the leaf out of the chain, too.
void SortedTree::FreeLeaf(Leaf* leaf) {
  (leaf->previous != nullptr ? leaf->previous->next : first_leaf_) = leaf->next;
  (leaf->next != nullptr ? leaf->next->previous : last_leaf_) = leaf->previous;
  bytes_ -= MallocBytes(sizeof(Leaf) + leaf->capacity * sizeof(Slot));
  std::free(leaf);
}

void SortedTree::FreeInner(Inner* inner) {
  bytes_ -= MallocBytes(sizeof(Inner));
  std::free(inner);
}

void SortedTree::LinkAfter(Leaf* leaf, Leaf* previous) {
  leaf->previous = previous;
  leaf->next = previous->next;
  (leaf->next != nullptr ? leaf->next->previous : last_leaf_) = leaf;
  previous->next = leaf;
}

void SortedTree::LinkBefore(Leaf* leaf, Leaf* next) {
  leaf->next = next;
  leaf->previous = next->previous;
  (leaf->previous != nullptr ? leaf->previous->next : first_leaf_) = leaf;
  next->previous = leaf;
}

template <class Before>
void SortedTree::Descend(Before&& before, Path& path) const {
  void* node = root_;
  for (unsigned level = 0; level < height_; ++level) {
    auto* inner = static_cast<Inner*>(node);
    const unsigned child = ChildOf(*inner, before);
    path.steps[level] = {inner, child};
    node = inner->children[child];
  }
  path.leaf = static_cast<Leaf*>(node);
}

// Requires: the member is there.
unsigned SortedTree::FindSlot(const ScoredMember* member, Path& path) const {
  const auto not_after = [member](double score, const ScoredMember& other) {
    return !IsBefore(member->score, *member, score, other);
  };
  Descend(not_after, path);
  const unsigned index = SlotsBefore(*path.leaf, not_after) - 1;
  NACRE_ASSERT(path.leaf->slots()[index].member == member);
  return index;
}

void SortedTree::Insert(ScoredMember* member) {
  if (root_ == nullptr) {
    Leaf* leaf = NewLeaf(kSmallestLeaf);
    root_ = first_leaf_ = last_leaf_ = leaf;
  }
  const auto not_after = [member](double score, const ScoredMember& other) {
    return !IsBefore(member->score, *member, score, other);
  };
  Path path;
  unsigned index;
  while (true) {
    Descend(not_after, path);
    index = SlotsBefore(*path.leaf, not_after);
    if (path.leaf->count < path.leaf->capacity) break;
    MakeRoom(path, index, member);
  }
  Leaf* leaf = path.leaf;
  Slot* slots = leaf->slots();
  std::memmove(slots + index + 1, slots + index, (leaf->count - index) * sizeof(Slot));
  slots[index] = {member->score, member};
  ++leaf->count;
  ++size_;
  for (unsigned level = 0; level < height_; ++level) ++path.steps[level].node->sizes[path.steps[level].index];
  if (index == 0 && height_ != 0) SetFirst(path, height_ - 1, path.steps[height_ - 1].index, slots[0]);
}

// Makes room in or beside the full leaf of `path`, in which `member` belongs at
// `index`. The path is then no longer valid.
void SortedTree::MakeRoom(Path& path, unsigned index, ScoredMember* member) {
  Leaf* leaf = path.leaf;
  if (leaf->capacity < kLeafSlots) return GrowRootLeaf();
  if (index == leaf->count && leaf->next == nullptr) return AddEdgeLeaf(path, member, true);
  if (index == 0 && leaf->previous == nullptr) return AddEdgeLeaf(path, member, false);
  if (height_ != 0 && GiveToNeighbour(path)) return;
  SplitLeaf(path);
}

void SortedTree::GrowRootLeaf() {
  Leaf* old = first_leaf_;
  const unsigned capacity = std::min(old->capacity * 2, kLeafSlots);
  Leaf* leaf = NewLeaf(capacity);
  leaf->count = old->count;
  std::memcpy(leaf->slots(), old->slots(), old->count * sizeof(Slot));
  FreeLeaf(old);
  root_ = first_leaf_ = last_leaf_ = leaf;
}

// An empty leaf for `member` alone, after the last or before the first one.
void SortedTree::AddEdgeLeaf(Path& path, ScoredMember* member, bool at_end) {
  Leaf* leaf = NewLeaf(kLeafSlots);
  if (at_end) {
    LinkAfter(leaf, path.leaf);
  } else {
    LinkBefore(leaf, path.leaf);
  }
  const Child child{leaf, {member->score, member}, 0};
  if (height_ != 0) {
    const unsigned level = height_ - 1;
    AddChild(path, level, at_end ? path.steps[level].index + 1 : 0, child);
  } else if (at_end) {
    GrowRoot(child);
  } else {
    const Child old{root_, path.leaf->slots()[0], size_};
    root_ = leaf;
    GrowRoot(old);
    auto* root = static_cast<Inner*>(root_);
    root->scores[0] = child.first.score;
    root->firsts[0] = child.first.member;
    root->sizes[0] = 0;
  }
}

// Evens out the leaf with one beside it below the same node; false if both are too full.
bool SortedTree::GiveToNeighbour(Path& path) {
  const Step& step = path.steps[height_ - 1];
  Inner* parent = step.node;
  const auto has_room = [&](unsigned i) {
    return static_cast<Leaf*>(parent->children[i])->count + kRoomToBalance <= kLeafSlots;
  };
  unsigned left;
  if (step.index != 0 && has_room(step.index - 1)) {
    left = step.index - 1;
  } else if (step.index + 1 < parent->count && has_room(step.index + 1)) {
    left = step.index;
  } else {
    return false;
  }
  auto* left_leaf = static_cast<Leaf*>(parent->children[left]);
  auto* right_leaf = static_cast<Leaf*>(parent->children[left + 1]);
  EvenOutLeaves(left_leaf, right_leaf);
  parent->sizes[left] = left_leaf->count;
  parent->sizes[left + 1] = right_leaf->count;
  SetFirst(path, height_ - 1, left + 1, right_leaf->slots()[0]);
  return true;
}

void SortedTree::SplitLeaf(Path& path) {
  Leaf* left = path.leaf;
  Leaf* right = NewLeaf(kLeafSlots);
  LinkAfter(right, left);
  EvenOutLeaves(left, right);
  const Child child{right, right->slots()[0], right->count};
  if (height_ == 0) return GrowRoot(child);
  const Step& step = path.steps[height_ - 1];
  step.node->sizes[step.index] = left->count;
  AddChild(path, height_ - 1, step.index + 1, child);
}

void SortedTree::PutChild(Inner* inner, unsigned index, const Child& child) {
  inner->scores[index] = child.first.score;
  inner->firsts[index] = child.first.member;
  inner->sizes[index] = child.size;
  inner->children[index] = child.node;
}

// A new root above the old one, whose members are those that are not in `right`.
void SortedTree::GrowRoot(const Child& right) {
  Inner* root = NewInner();
  Child left{root_, {}, 0};
  if (height_ == 0) {
    const auto* leaf = static_cast<Leaf*>(root_);
    left.size = leaf->count;
    if (leaf->count != 0) left.first = leaf->slots()[0];
  } else {
    const auto* inner = static_cast<Inner*>(root_);
    left.size = TotalOf(*inner);
    left.first = {inner->scores[0], inner->firsts[0]};
  }
  PutChild(root, 0, left);
  PutChild(root, 1, right);
  root->count = 2;
  root_ = root;
  ++height_;
  NACRE_ASSERT(height_ <= kMaxHeight);
}

// Puts a child at `index` of the path's node at `level`; the members that it
// brings are already counted by the nodes above, but not by its neighbours.
void SortedTree::AddChild(Path& path, unsigned level, unsigned index, const Child& child) {
  Inner* node = path.steps[level].node;
  if (node->count < kInnerSlots) {
    MoveChildren(node, index, node, index + 1, static_cast<unsigned>(node->count) - index);
    PutChild(node, index, child);
    ++node->count;
    if (index == 0 && level != 0) SetFirst(path, level - 1, path.steps[level - 1].index, child.first);
    return;
  }
  Inner* right = NewInner();
  // A node that grows at its end is left full behind.
  const unsigned kept = index == kInnerSlots ? kInnerSlots : kInnerSlots / 2;
  MoveChildren(node, kept, right, 0, kInnerSlots - kept);
  right->count = kInnerSlots - kept;
  node->count = kept;
  Inner* target = index < kept || (index == kept && kept != kInnerSlots) ? node : right;
  const unsigned at = target == node ? index : index - kept;
  MoveChildren(target, at, target, at + 1, static_cast<unsigned>(target->count) - at);
  PutChild(target, at, child);
  ++target->count;
  const Child added{right, {right->scores[0], right->firsts[0]}, TotalOf(*right)};
  if (level == 0) return GrowRoot(added);
  const Step& above = path.steps[level - 1];
  above.node->sizes[above.index] = TotalOf(*node);
  if (index == 0) SetFirst(path, level - 1, above.index, child.first);
  AddChild(path, level - 1, above.index + 1, added);
}

// Notes that child `index` of the path's node at `level` now begins with `slot`.
void SortedTree::SetFirst(Path& path, unsigned level, unsigned index, const Slot& slot) {
  while (true) {
    Inner* node = path.steps[level].node;
    node->scores[index] = slot.score;
    node->firsts[index] = slot.member;
    if (index != 0 || level == 0) return;
    --level;
    index = path.steps[level].index;
  }
}

void SortedTree::MoveChildren(Inner* from, unsigned from_index, Inner* to, unsigned to_index,
                              unsigned count) {
  std::memmove(to->scores + to_index, from->scores + from_index, count * sizeof(double));
  std::memmove(to->firsts + to_index, from->firsts + from_index, count * sizeof(ScoredMember*));
  std::memmove(to->sizes + to_index, from->sizes + from_index, count * sizeof(uint64_t));
  std::memmove(to->children + to_index, from->children + from_index, count * sizeof(void*));
}

uint64_t SortedTree::TotalOf(const Inner& inner) {
  uint64_t total = 0;
  for (unsigned i = 0; i < inner.count; ++i) total += inner.sizes[i];
  return total;
}

void SortedTree::EvenOutLeaves(Leaf* left, Leaf* right) {
  const unsigned kept = (left->count + right->count) / 2;
  if (left->count > kept) {
    const unsigned moved = left->count - kept;
    std::memmove(right->slots() + moved, right->slots(), right->count * sizeof(Slot));
    std::memcpy(right->slots(), left->slots() + kept, moved * sizeof(Slot));
    right->count += moved;
  } else {
    const unsigned moved = kept - left->count;
    std::memcpy(left->slots() + left->count, right->slots(), moved * sizeof(Slot));
    right->count -= moved;
    std::memmove(right->slots(), right->slots() + moved, right->count * sizeof(Slot));
  }
  left->count = kept;
}

void SortedTree::EvenOutInners(Inner* left, Inner* right) {
  const auto left_count = static_cast<unsigned>(left->count);
  const auto right_count = static_cast<unsigned>(right->count);
  const unsigned kept = (left_count + right_count) / 2;
  if (left_count > kept) {
    const unsigned moved = left_count - kept;
    MoveChildren(right, 0, right, moved, right_count);
    MoveChildren(left, kept, right, 0, moved);
    right->count += moved;
  } else {
    const unsigned moved = kept - left_count;
    MoveChildren(right, 0, left, left_count, moved);
    MoveChildren(right, moved, right, 0, right_count - moved);
    right->count -= moved;
  }
  left->count = kept;
}

void SortedTree::Erase(const ScoredMember* member) {
  Path path;
  const unsigned index = FindSlot(member, path);
  RemoveSlots(path, index, 1);
}

void SortedTree::RemoveSlots(Path& path, unsigned index, unsigned count) {
  Leaf* leaf = path.leaf;
  Slot* slots = leaf->slots();
  std::memmove(slots + index, slots + index + count, (leaf->count - index - count) * sizeof(Slot));
  leaf->count -= count;
  size_ -= count;
  for (unsigned level = 0; level < height_; ++level) {
    path.steps[level].node->sizes[path.steps[level].index] -= count;
  }
  if (height_ == 0) {
    if (leaf->count == 0) Clear();
    return;
  }
  if (index == 0 && leaf->count != 0) SetFirst(path, height_ - 1, path.steps[height_ - 1].index, slots[0]);
  if (leaf->count < kLeastSlots) RebalanceLeaf(path);
}

void SortedTree::RebalanceLeaf(Path& path) {
  const unsigned level = height_ - 1;
  const Step step = path.steps[level];
  Inner* parent = step.node;
  if (parent->count == 1) {
    if (path.leaf->count != 0) return;
    FreeLeaf(path.leaf);
    return RemoveChild(path, level, 0);
  }
  const unsigned left = step.index != 0 ? step.index - 1 : 0;
  auto* left_leaf = static_cast<Leaf*>(parent->children[left]);
  auto* right_leaf = static_cast<Leaf*>(parent->children[left + 1]);
  if (left_leaf->count + right_leaf->count > kMergedSlots) {
    EvenOutLeaves(left_leaf, right_leaf);
    parent->sizes[left] = left_leaf->count;
    parent->sizes[left + 1] = right_leaf->count;
    SetFirst(path, level, left, left_leaf->slots()[0]);
    SetFirst(path, level, left + 1, right_leaf->slots()[0]);
    return;
  }
  std::memcpy(left_leaf->slots() + left_leaf->count, right_leaf->slots(), right_leaf->count * sizeof(Slot));
  left_leaf->count += right_leaf->count;
  FreeLeaf(right_leaf);
  parent->sizes[left] = left_leaf->count;
  if (left_leaf->count != 0) SetFirst(path, level, left, left_leaf->slots()[0]);
  RemoveChild(path, level, left + 1);
}

// Takes child `index`, which was freed, out of the path's node at `level`.
void SortedTree::RemoveChild(Path& path, unsigned level, unsigned index) {
  Inner* node = path.steps[level].node;
  MoveChildren(node, index + 1, node, index, static_cast<unsigned>(node->count) - index - 1);
  --node->count;
  if (index == 0 && node->count != 0) SetFirst(path, level, 0, {node->scores[0], node->firsts[0]});
  RebalanceInner(path, level);
}

void SortedTree::RebalanceInner(Path& path, unsigned level) {
  Inner* node = path.steps[level].node;
  if (level == 0) return ShrinkRoot();
  if (node->count >= kLeastSlots) return;
  const Step step = path.steps[level - 1];
  Inner* parent = step.node;
  if (parent->count == 1) {
    if (node->count != 0) return;
    FreeInner(node);
    return RemoveChild(path, level - 1, 0);
  }
  const unsigned left = step.index != 0 ? step.index - 1 : 0;
  auto* left_inner = static_cast<Inner*>(parent->children[left]);
  auto* right_inner = static_cast<Inner*>(parent->children[left + 1]);
  const bool merges = left_inner->count + right_inner->count <= kMergedSlots;
  if (merges) {
    MoveChildren(right_inner, 0, left_inner, static_cast<unsigned>(left_inner->count),
                 static_cast<unsigned>(right_inner->count));
    left_inner->count += right_inner->count;
    FreeInner(right_inner);
  } else {
    EvenOutInners(left_inner, right_inner);
    parent->sizes[left + 1] = TotalOf(*right_inner);
    SetFirst(path, level - 1, left + 1, {right_inner->scores[0], right_inner->firsts[0]});
  }
  parent->sizes[left] = TotalOf(*left_inner);
  SetFirst(path, level - 1, left, {left_inner->scores[0], left_inner->firsts[0]});
  if (merges) RemoveChild(path, level - 1, left + 1);
}

// A root with one child is none; neither is one without.
void SortedTree::ShrinkRoot() {
  while (height_ != 0) {
    auto* root = static_cast<Inner*>(root_);
    if (root->count > 1) return;
    root_ = root->count == 1 ? root->children[0] : nullptr;
    height_ = root->count == 1 ? height_ - 1 : 0;
    FreeInner(root);
  }
}

void SortedTree::ChangeScore(ScoredMember* member, double score) {
  Path path;
  const unsigned index = FindSlot(member, path);
  Slot* slot = path.leaf->slots() + index;
  Place before(path.leaf, index);
  Place after(path.leaf, index);
  before.Retreat();
  after.Advance();
  const bool stays = (!before || IsBefore(before.score(), *before.member(), score, *member)) &&
                     (!after || IsBefore(score, *member, after.score(), *after.member()));
  if (stays) {
    slot->score = member->score = score;
    if (index == 0 && height_ != 0) SetFirst(path, height_ - 1, path.steps[height_ - 1].index, *slot);
    return;
  }
  RemoveSlots(path, index, 1);
  member->score = score;
  Insert(member);
}

size_t SortedTree::TakeRun(size_t rank, size_t count, ScoredMember** taken) {
  Path path;
  void* node = root_;
  for (unsigned level = 0; level < height_; ++level) {
    auto* inner = static_cast<Inner*>(node);
    unsigned child = 0;
    while (rank >= inner->sizes[child]) rank -= inner->sizes[child++];
    path.steps[level] = {inner, child};
    node = inner->children[child];
  }
  path.leaf = static_cast<Leaf*>(node);
  const auto index = static_cast<unsigned>(rank);
  const auto run = static_cast<unsigned>(std::min<size_t>(count, path.leaf->count - index));
  for (unsigned i = 0; i < run; ++i) taken[i] = path.leaf->slots()[index + i].member;
  RemoveSlots(path, index, run);
  return run;
}

size_t SortedTree::RankOf(const ScoredMember* member) const {
  const auto not_after = [member](double score, const ScoredMember& other) {
    return !IsBefore(member->score, *member, score, other);
  };
  return Seek(not_after).rank - 1;
}

SortedTree::Place SortedTree::AtRank(size_t rank) const {
  if (rank >= size_) return {};
  const void* node = root_;
  for (unsigned level = 0; level < height_; ++level) {
    const auto* inner = static_cast<const Inner*>(node);
    unsigned child = 0;
    while (rank >= inner->sizes[child]) rank -= inner->sizes[child++];
    node = inner->children[child];
  }
  return {static_cast<const Leaf*>(node), static_cast<unsigned>(rank)};
}

SortedTree::Place SortedTree::Last() const {
  if (last_leaf_ == nullptr) return {};
  return {last_leaf_, last_leaf_->count - 1};
}

void SortedTree::Build(std::span<ScoredMember* const> members) {
  NACRE_ASSERT(size_ == 0);
  if (members.size() <= kLeafSlots) {
    for (ScoredMember* member : members) Insert(member);
    return;
  }
  std::vector<Child> level;
  for (size_t start = 0; start < members.size(); start += kLeafSlots) {
    Leaf* leaf = NewLeaf(kLeafSlots);
    leaf->count = static_cast<uint32_t>(std::min<size_t>(kLeafSlots, members.size() - start));
    for (unsigned i = 0; i < leaf->count; ++i)
      leaf->slots()[i] = {members[start + i]->score, members[start + i]};
    if (last_leaf_ != nullptr) {
      LinkAfter(leaf, last_leaf_);
    } else {
      first_leaf_ = last_leaf_ = leaf;
    }
    level.push_back({leaf, leaf->slots()[0], leaf->count});
  }
  while (level.size() > 1) {
    std::vector<Child> above;
    for (size_t start = 0; start < level.size(); start += kInnerSlots) {
      Inner* inner = NewInner();
      inner->count = std::min<size_t>(kInnerSlots, level.size() - start);
      for (unsigned i = 0; i < inner->count; ++i) PutChild(inner, i, level[start + i]);
      above.push_back({inner, level[start].first, TotalOf(*inner)});
    }
    level = std::move(above);
    ++height_;
  }
  root_ = level[0].node;
  size_ = members.size();
}

void SortedTree::Clear() {
  // Inner nodes a level at a time from the root, then the leaves by their links.
  std::vector<void*> level;
  if (height_ != 0) level.push_back(root_);
  for (; height_ != 0; --height_) {
    std::vector<void*> below;
    for (void* node : level) {
      auto* inner = static_cast<Inner*>(node);
      if (height_ > 1) below.insert(below.end(), inner->children, inner->children + inner->count);
      FreeInner(inner);
    }
    level = std::move(below);
  }
  while (first_leaf_ != nullptr) FreeLeaf(first_leaf_);
  root_ = nullptr;
  size_ = 0;
}

bool SortedTree::IsInnerConsistent(const Inner& inner, unsigned level) const {
  for (unsigned i = 0; i < inner.count; ++i) {
    Slot first;
    uint64_t size;
    if (level + 1 == height_) {
      const auto* leaf = static_cast<const Leaf*>(inner.children[i]);
      first = leaf->slots()[0];
      size = leaf->count;
    } else {
      const auto* below = static_cast<const Inner*>(inner.children[i]);
      if (!IsInnerConsistent(*below, level + 1)) return false;
      first = {below->scores[0], below->firsts[0]};
      size = TotalOf(*below);
    }
    if (size != inner.sizes[i] || first.member != inner.firsts[i] || first.score != inner.scores[i])
      return false;
  }
  return inner.count != 0;
}

bool SortedTree::IsConsistent() const {
  size_t counted = 0;
  const Leaf* previous = nullptr;
  const Slot* last = nullptr;
  for (const Leaf* leaf = first_leaf_; leaf != nullptr; leaf = leaf->next) {
    if (leaf->previous != previous || leaf->count == 0 || leaf->count > leaf->capacity) return false;
    for (unsigned i = 0; i < leaf->count; ++i) {
      const Slot* slot = leaf->slots() + i;
      if (slot->score != slot->member->score) return false;
      if (last != nullptr && !IsBefore(last->score, *last->member, slot->score, *slot->member)) return false;
      last = slot;
    }
    counted += leaf->count;
    previous = leaf;
  }
  if (previous != last_leaf_ || counted != size_) return false;
  return height_ == 0 || IsInnerConsistent(*static_cast<const Inner*>(root_), 0);
}

}  // namespace nacre
