// ZREM and its ranges.

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

// Removes the members that ranks_of(set) names.
template <class RanksOf>
void RemoveRanks(CommandContext& context, std::string_view event, RanksOf&& ranks_of) {
  CollectionChange<SortedSetValue> set(context, context.key());
  if (set.WrongType()) return context.reply().WrongType();
  if (!set) return context.reply().Integer(0);
  const RankRange range = ranks_of(*set);
  if (range.count != 0) {
    set->RemoveRange(range);
    set.MarkChanged(range.count);
    context.Notify(kEventSortedSet, event, context.key());
  }
  context.reply().Integer(static_cast<int64_t>(range.count));
}

}  // namespace

void Zrem(CommandContext& context) {
  CollectionChange<SortedSetValue> set(context, context.key());
  if (set.WrongType()) return context.reply().WrongType();
  if (!set) return context.reply().Integer(0);
  size_t removed = 0;
  for (const std::string_view name : context.arguments().subspan(2)) {
    const SortedSetValue::Lookup found = set->Find(name);
    if (!found) continue;
    set->Remove(found);
    ++removed;
  }
  if (removed != 0) {
    set.MarkChanged(removed);
    context.Notify(kEventSortedSet, "zrem", context.key());
  }
  context.reply().Integer(static_cast<int64_t>(removed));
}

void Zremrangebyrank(CommandContext& context) {
  const auto start = ParseInteger(context.arg(2));
  const auto stop = ParseInteger(context.arg(3));
  if (!start || !stop) return context.reply().NotInteger();
  RemoveRanks(context, "zremrangebyrank",
              [&](const SortedSetValue& set) { return RanksBetween(*start, *stop, set.size()); });
}

void Zremrangebyscore(CommandContext& context) {
  const auto range = ParseScoreRange(context, context.arg(2), context.arg(3));
  if (!range) return;
  RemoveRanks(context, "zremrangebyscore", [&](const SortedSetValue& set) { return set.RanksOf(*range); });
}

void Zremrangebylex(CommandContext& context) {
  const auto range = ParseNameRange(context, context.arg(2), context.arg(3));
  if (!range) return;
  RemoveRanks(context, "zremrangebylex", [&](const SortedSetValue& set) { return set.RanksOf(*range); });
}

}  // namespace nacre::commands
