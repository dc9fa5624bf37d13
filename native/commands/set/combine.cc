// SUNION, SDIFF and their STORE forms: what any of several sets has, or only the first.

#include <algorithm>

#include "commands/set/set_access.h"
#include "generated/handlers/set.h"

namespace nacre::commands {
namespace {

using Sets = std::vector<const SetValue*>;

size_t SizeOf(const SetValue* set) { return set == nullptr ? 0 : set->size(); }

void AddAll(SetValue& to, const SetValue& from, const SetValue::Limits& limits) {
  from.Visit([&](const auto& member) { to.Add(member, limits); });
}

void Unite(const Sets& sets, SetValue& result, const SetValue::Limits& limits) {
  for (const SetValue* set : sets) {
    if (set != nullptr) AddAll(result, *set, limits);
  }
}

// Whether it is cheaper to look for each member of the first set in the others,
// O(first * sets), than to take the others' members from a copy of it, O(all).
// The former does less for each member, and stops early where sets have much in common.
bool ShouldSearch(const Sets& sets) {
  uint64_t searched = 0;
  uint64_t removed = 0;
  for (const SetValue* set : sets) {
    if (set == nullptr) continue;
    searched += SizeOf(sets[0]);
    removed += set->size();
  }
  return searched / 2 <= removed;
}

// Calls visit(member) for the members of `first` that none of `others` has.
template <class Visit>
void VisitOnlyInFirst(const SetValue& first, Sets others, Visit&& visit) {
  std::erase(others, nullptr);
  // The largest is the likeliest to have a member.
  std::ranges::stable_sort(others, std::greater(), SizeOf);
  first.Visit([&](const auto& member) {
    if (std::ranges::none_of(others, [&](const SetValue* set) { return set->Contains(member); })) {
      visit(member);
    }
  });
}

// Leaves in `result`, which has the first set's members, those that no other has.
void RemoveOthers(const Sets& sets, SetValue& result) {
  for (size_t i = 1; i < sets.size() && result.size() != 0; ++i) {
    if (sets[i] != nullptr) sets[i]->Visit([&](const auto& member) { result.Remove(member); });
  }
}

// The first set against itself leaves nothing; against none that is there, all.
bool LeavesNothing(const Sets& sets) {
  return sets[0] == nullptr || std::find(sets.begin() + 1, sets.end(), sets[0]) != sets.end();
}

// Adds the difference to `result`.
void Subtract(const Sets& sets, SetValue& result, const SetValue::Limits& limits) {
  if (LeavesNothing(sets)) return;
  if (ShouldSearch(sets)) {
    return VisitOnlyInFirst(*sets[0], {sets.begin() + 1, sets.end()},
                            [&](const auto& member) { result.AddAbsent(member, limits); });
  }
  AddAll(result, *sets[0], limits);
  RemoveOthers(sets, result);
}

// Where the members of a combination that is only replied with are gathered.
std::unique_ptr<SetValue> MakeGathering(const Sets& sets, const SetValue::Limits& limits) {
  const bool integers_only = std::ranges::all_of(
      sets, [](const SetValue* set) { return set == nullptr || set->integers() != nullptr; });
  return integers_only ? std::make_unique<SetValue>() : SetValue::Hashed(limits);
}

}  // namespace

void Sunion(CommandContext& context) {
  const auto sets = FindSets(context, 0);
  if (!sets) return;
  if (sets->size() == 1 && sets->front() != nullptr) return ReplyMembers(context.reply(), *sets->front());
  const SetValue::Limits limits = SetLimits(context);
  const auto gathered = MakeGathering(*sets, limits);
  Unite(*sets, *gathered, limits);
  ReplyMembers(context.reply(), *gathered);
}

void Sunionstore(CommandContext& context) {
  const auto sets = FindSets(context, 1);
  if (!sets) return;
  auto result = std::make_unique<SetValue>();
  Unite(*sets, *result, SetLimits(context));
  StoreSet(context, std::move(result), "sunionstore");
}

void Sdiff(CommandContext& context) {
  const auto sets = FindSets(context, 0);
  if (!sets) return;
  if (LeavesNothing(*sets)) return context.reply().Set(0);
  const SetValue& first = *sets->front();
  if (sets->size() == 1) return ReplyMembers(context.reply(), first);
  if (!ShouldSearch(*sets)) {
    const SetValue::Limits limits = SetLimits(context);
    const auto gathered = MakeGathering(*sets, limits);
    Subtract(*sets, *gathered, limits);
    return ReplyMembers(context.reply(), *gathered);
  }
  std::vector<PackedValue> left;
  VisitOnlyInFirst(first, {sets->begin() + 1, sets->end()},
                   [&](const auto& member) { left.push_back(AsReply(member)); });
  context.reply().Set(left.size());
  for (const PackedValue& member : left) ReplyMember(context.reply(), member);
}

void Sdiffstore(CommandContext& context) {
  const auto sets = FindSets(context, 1);
  if (!sets) return;
  auto result = std::make_unique<SetValue>();
  Subtract(*sets, *result, SetLimits(context));
  StoreSet(context, std::move(result), "sdiffstore");
}

}  // namespace nacre::commands
