#include "values/scored_members.h"

#include <algorithm>
#include <vector>

#include "base/hash.h"
#include "base/random.h"

namespace nacre {

ScoredMembers::~ScoredMembers() {
  order_.Clear();
  names_.ForEach([this](ScoredMember* member, bool is_in_arena) { Free(member, is_in_arena); });
  names_.Clear();
}

uint64_t ScoredMembers::HashOf(std::string_view name) {
  static const HashSeed seed{SystemEntropy(), SystemEntropy()};
  return HashBytes(name, seed);
}

ScoredMember* ScoredMembers::AddUnordered(std::string_view name, uint64_t hash, double score) {
  const size_t size = ScoredMember::BlockBytes(name.size());
  const bool goes_to_arena = names_.size() >= kHeapMembers;
  if (goes_to_arena && arena_ == nullptr) arena_ = std::make_unique<SlabArena>();
  void* block = goes_to_arena ? arena_->Allocate(size) : heap_.Allocate(size);
  ScoredMember* member = ScoredMember::Write(block, score, name);
  names_.Insert(member, hash, goes_to_arena);
  return member;
}

void ScoredMembers::RemoveUnordered(ScoredMember* member, uint64_t hash) {
  const Names::Position position = names_.Find(member->name(), hash);
  const bool is_in_arena = names_.IsMarked(position);
  names_.Erase(position, hash);
  Free(member, is_in_arena);
}

void ScoredMembers::Free(ScoredMember* member, bool is_in_arena) {
  const size_t size = ScoredMember::BlockBytes(member->size);
  is_in_arena ? arena_->Free(member, size) : heap_.Free(member, size);
}

void ScoredMembers::Remove(ScoredMember* member, uint64_t hash) {
  order_.Erase(member);
  RemoveUnordered(member, hash);
}

void ScoredMembers::RemoveRange(size_t rank, size_t count) {
  while (count != 0) {
    ScoredMember* taken[SortedTree::kLeafSlots];
    uint64_t hashes[SortedTree::kLeafSlots];
    const size_t run = order_.TakeRun(rank, count, taken);
    for (size_t i = 0; i < run; ++i) {
      hashes[i] = HashOf(taken[i]->name());
      names_.Prefetch(hashes[i]);
    }
    for (size_t i = 0; i < run; ++i) RemoveUnordered(taken[i], hashes[i]);
    count -= run;
  }
}

void ScoredMembers::Sort() {
  std::vector<ScoredMember*> members;
  members.reserve(size());
  ForEach([&](ScoredMember* member) { members.push_back(member); });
  std::sort(members.begin(), members.end(), [](const ScoredMember* left, const ScoredMember* right) {
    return left->score != right->score ? left->score < right->score : left->name() < right->name();
  });
  order_.Build(members);
}

}  // namespace nacre
