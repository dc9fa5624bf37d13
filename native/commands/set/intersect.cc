// SINTER, SINTERCARD and SINTERSTORE: what all of several sets have.

#include <algorithm>
#include <optional>
#include <span>

#include "base/number.h"
#include "commands/set/set_access.h"
#include "generated/handlers/set.h"

namespace nacre::commands {
namespace {

using Sets = std::vector<const SetValue*>;

// Whether a set is missing, and so nothing is in all of them.
bool HasMissing(const Sets& sets) { return std::ranges::find(sets, nullptr) != sets.end(); }

// Calls visit(member) for each member that all the sets have while it returns true.
// The smallest set's members are looked for in the others, of which a smaller one
// is likelier to lack a member. Requires: none is missing.
template <class Visit>
void VisitCommon(Sets sets, Visit&& visit) {
  std::ranges::stable_sort(sets, {}, [](const SetValue* set) { return set->size(); });
  const SetValue* smallest = sets.front();
  std::erase(sets, smallest);
  smallest->VisitWhile([&](const auto& member) {
    const bool common = std::ranges::all_of(sets, [&](const SetValue* set) { return set->Contains(member); });
    return !common || visit(member);
  });
}

struct CardinalityOptions {
  size_t limit = 0;  // 0 is no limit.
};

// Nothing after an error reply.
std::optional<CardinalityOptions> ParseCardinality(CommandContext& context) {
  const auto keys = ParseInteger(context.arg(1));
  if (!keys || *keys < 1) {
    context.reply().Error("ERR numkeys should be greater than 0");
    return std::nullopt;
  }
  if (static_cast<uint64_t>(*keys) > context.argc() - 2) {
    context.reply().Error("ERR Number of keys can't be greater than number of args");
    return std::nullopt;
  }
  CardinalityOptions options;
  for (size_t i = 2 + static_cast<size_t>(*keys); i < context.argc(); i += 2) {
    if (!context.ArgIs(i, "limit") || i + 1 == context.argc()) {
      context.reply().SyntaxError();
      return std::nullopt;
    }
    const auto limit = ParseInteger(context.arg(i + 1));
    if (!limit || *limit < 0) {
      context.reply().Error("ERR LIMIT can't be negative");
      return std::nullopt;
    }
    options.limit = static_cast<size_t>(*limit);
  }
  return options;
}

}  // namespace

void Sinter(CommandContext& context) {
  auto sets = FindSets(context, 0);
  if (!sets) return;
  if (HasMissing(*sets)) return context.reply().Set(0);
  if (sets->size() == 1) return ReplyMembers(context.reply(), *sets->front());
  std::vector<PackedValue> common;
  VisitCommon(std::move(*sets), [&](const auto& member) {
    common.push_back(AsReply(member));
    return true;
  });
  context.reply().Set(common.size());
  for (const PackedValue& member : common) ReplyMember(context.reply(), member);
}

void Sintercard(CommandContext& context) {
  const auto options = ParseCardinality(context);
  if (!options) return;
  auto sets = FindSets(context, 0);
  if (!sets) return;
  size_t count = 0;
  if (!HasMissing(*sets)) {
    VisitCommon(std::move(*sets), [&](const auto&) { return ++count != options->limit; });
  }
  context.reply().Integer(static_cast<int64_t>(count));
}

void Sinterstore(CommandContext& context) {
  auto sets = FindSets(context, 1);
  if (!sets) return;
  auto common = std::make_unique<SetValue>();
  if (!HasMissing(*sets)) {
    const SetValue::Limits limits = SetLimits(context);
    const SetValue& smallest =
        **std::ranges::min_element(*sets, {}, [](const SetValue* set) { return set->size(); });
    // As in Redis, what is not only of integers already is packed first.
    if (smallest.integers() == nullptr) common = SetValue::Packed();
    VisitCommon(std::move(*sets), [&](const auto& member) {
      common->AddAbsent(member, limits);
      return true;
    });
    common->HoldAsIntegers(limits);
  }
  StoreSet(context, std::move(common), "sinterstore");
}

}  // namespace nacre::commands
