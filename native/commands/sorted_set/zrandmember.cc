// ZRANDMEMBER.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_set>
#include <vector>

#include "base/number.h"
#include "base/random.h"
#include "commands/collection_access.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

constexpr int64_t kGreatest = std::numeric_limits<int64_t>::max();

// More members than this, with repetitions, are not asked for in earnest: Redis
// would fill the memory with the reply.
constexpr size_t kMostRepeated = size_t{1} << 24;

struct RandomQuery {
  size_t count = 1;
  bool repeats = false;
  bool with_scores = false;
};

std::optional<RandomQuery> ParseRandomQuery(CommandContext& context) {
  const auto count = ParseInteger(context.arg(2));
  if (!count) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  if (*count < -kGreatest) {
    context.reply().Error(
        "ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807");
    return std::nullopt;
  }
  RandomQuery query;
  query.with_scores = context.argc() == 4 && context.ArgIs(3, "withscores");
  if (context.argc() > 3 && !query.with_scores) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  query.repeats = *count < 0;
  query.count = static_cast<size_t>(query.repeats ? -*count : *count);
  const bool too_many_scores = query.with_scores && query.count > static_cast<size_t>(kGreatest / 2);
  if (too_many_scores || (query.repeats && query.count > kMostRepeated)) {
    context.reply().Error("ERR value is out of range");
    return std::nullopt;
  }
  return query;
}

void WriteMembers(CommandContext& context, const SortedSetValue& set, const RankRange& range,
                  bool with_scores) {
  set.VisitRange(range, false, [&](std::string_view name, double score) {
    WriteMember(context.reply(), name, score, with_scores);
  });
}

// Members one by one, each as likely as any other.
void WriteRepeated(CommandContext& context, const SortedSetValue& set, const RandomQuery& query) {
  for (size_t i = 0; i < query.count; ++i) {
    WriteMembers(context, set, {context.random().Below(set.size()), 1}, query.with_scores);
  }
}

// Many of the members: each is taken with the probability that leaves enough for the rest.
void WriteMost(CommandContext& context, const SortedSetValue& set, const RandomQuery& query) {
  size_t wanted = query.count;
  size_t left = set.size();
  set.VisitRange({0, left}, false, [&](std::string_view name, double score) {
    if (context.random().Below(left--) >= wanted) return;
    --wanted;
    WriteMember(context.reply(), name, score, query.with_scores);
  });
}

// Few of the members: ranks are drawn until enough are different.
void WriteFew(CommandContext& context, const SortedSetValue& set, const RandomQuery& query) {
  std::unordered_set<size_t> ranks;
  while (ranks.size() < query.count) {
    const size_t rank = context.random().Below(set.size());
    if (ranks.insert(rank).second) WriteMembers(context, set, {rank, 1}, query.with_scores);
  }
}

}  // namespace

void Zrandmember(CommandContext& context) {
  std::optional<RandomQuery> query;
  if (context.argc() > 2) {
    query = ParseRandomQuery(context);
    if (!query) return;
  }
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  if (!query) {
    if (set == nullptr) return context.reply().Null();
    return WriteMembers(context, *set, {context.random().Below(set->size()), 1}, false);
  }
  if (set == nullptr) return context.reply().Array(0);
  if (!query->repeats) query->count = std::min(query->count, set->size());
  WriteMembersHeader(context.reply(), query->count, query->with_scores);
  if (query->repeats) return WriteRepeated(context, *set, *query);
  constexpr size_t kDrawsPerMember = 3;
  query->count* kDrawsPerMember > set->size() ? WriteMost(context, *set, *query)
                                              : WriteFew(context, *set, *query);
}

}  // namespace nacre::commands
