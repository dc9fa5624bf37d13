// ZRANGE and its elder forms, and ZRANGESTORE.

#include <optional>
#include <utility>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "commands/sorted_set/sorted_set_store.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

enum class RangeBy : uint8_t { kRank, kScore, kName };

// What a command says by its name, and what it leaves to its options.
struct RangeForm {
  size_t first_bound = 2;
  std::optional<RangeBy> by;
  std::optional<bool> backwards;
  bool stores = false;
};

struct RangeQuery {
  RangeBy by = RangeBy::kRank;
  bool backwards = false;
  bool with_scores = false;
  int64_t offset = 0;
  int64_t limit = -1;  // Negative: none.
  int64_t start = 0;
  int64_t stop = 0;
  ScoreRange scores;
  NameRange names;
};

// Takes the option at `index`, moving it to the option's last argument; false
// after an error reply. What has been chosen is not chosen again.
bool TakeOption(CommandContext& context, const RangeForm& form, size_t& index, RangeQuery& query) {
  const bool may_choose = !form.by && query.by == RangeBy::kRank;
  if (!form.stores && context.ArgIs(index, "withscores")) {
    query.with_scores = true;
  } else if (context.ArgIs(index, "limit") && index + 2 < context.argc()) {
    const auto offset = ParseInteger(context.arg(index + 1));
    const auto limit = ParseInteger(context.arg(index + 2));
    if (!offset || !limit) {
      context.reply().NotInteger();
      return false;
    }
    query.offset = *offset;
    query.limit = *limit;
    index += 2;
  } else if (!form.backwards && !query.backwards && context.ArgIs(index, "rev")) {
    query.backwards = true;
  } else if (may_choose && context.ArgIs(index, "bylex")) {
    query.by = RangeBy::kName;
  } else if (may_choose && context.ArgIs(index, "byscore")) {
    query.by = RangeBy::kScore;
  } else {
    context.reply().SyntaxError();
    return false;
  }
  return true;
}

// Reads the two bounds; false after an error reply.
bool ParseBounds(CommandContext& context, std::string_view min, std::string_view max, RangeQuery& query) {
  if (query.backwards && query.by != RangeBy::kRank) std::swap(min, max);
  if (query.by == RangeBy::kScore) {
    const auto scores = ParseScoreRange(context, min, max);
    if (scores) query.scores = *scores;
    return scores.has_value();
  }
  if (query.by == RangeBy::kName) {
    const auto names = ParseNameRange(context, min, max);
    if (names) query.names = *names;
    return names.has_value();
  }
  const auto start = ParseInteger(min);
  const auto stop = ParseInteger(max);
  if (!start || !stop) {
    context.reply().NotInteger();
    return false;
  }
  query.start = *start;
  query.stop = *stop;
  return true;
}

std::optional<RangeQuery> ParseQuery(CommandContext& context, const RangeForm& form) {
  RangeQuery query;
  query.by = form.by.value_or(RangeBy::kRank);
  query.backwards = form.backwards.value_or(false);
  for (size_t i = form.first_bound + 2; i < context.argc(); ++i) {
    if (!TakeOption(context, form, i, query)) return std::nullopt;
  }
  // A limit of -1 is none, as Redis has it.
  if (query.limit != -1 && query.by == RangeBy::kRank) {
    context.reply().Error(
        "ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX");
    return std::nullopt;
  }
  if (query.with_scores && query.by == RangeBy::kName) {
    context.reply().Error("ERR syntax error, WITHSCORES not supported in combination with BYLEX");
    return std::nullopt;
  }
  const std::string_view min = context.arg(form.first_bound);
  const std::string_view max = context.arg(form.first_bound + 1);
  return ParseBounds(context, min, max, query) ? std::optional(query) : std::nullopt;
}

// What LIMIT leaves of a range that is read from its beginning, or from its end.
RankRange Limited(RankRange range, const RangeQuery& query) {
  if (query.offset < 0 || static_cast<uint64_t>(query.offset) >= range.count) return {};
  const auto skipped = static_cast<size_t>(query.offset);
  size_t count = range.count - skipped;
  if (query.limit >= 0 && static_cast<uint64_t>(query.limit) < count)
    count = static_cast<size_t>(query.limit);
  const size_t first = query.backwards ? range.first + range.count - skipped - count : range.first + skipped;
  return {first, count};
}

RankRange RanksOf(const SortedSetValue& set, const RangeQuery& query) {
  if (query.by == RangeBy::kScore) return Limited(set.RanksOf(query.scores), query);
  if (query.by == RangeBy::kName) return Limited(set.RanksOf(query.names), query);
  RankRange range = RanksBetween(query.start, query.stop, set.size());
  if (query.backwards && range.count != 0) range.first = set.size() - range.first - range.count;
  return range;
}

void ReplyRange(CommandContext& context, const RangeForm& form) {
  const auto query = ParseQuery(context, form);
  if (!query) return;
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  ReplyWriter& reply = context.reply();
  if (set == nullptr) return reply.Array(0);
  const RankRange range = RanksOf(*set, *query);
  WriteMembersHeader(reply, range.count, query->with_scores);
  set->VisitRange(range, query->backwards, [&](std::string_view name, double score) {
    WriteMember(reply, name, score, query->with_scores);
  });
}

// A packed sorted set does not keep the sign of a zero, a tree does. Redis stores a range member by
// member, so what it adds before the set outgrows its packed form loses its sign.
class ZeroSigns {
 public:
  // `expected` is how many members are known to come.
  ZeroSigns(const SortedSetValue::PackedLimits& limits, size_t expected)
      : limits_(limits), is_packed_(expected <= limits.entries) {}

  // The score that the next member will have.
  double Next(std::string_view name, double score) {
    if (++count_ > limits_.entries || name.size() > limits_.name_bytes) is_packed_ = false;
    return is_packed_ && score == 0 ? 0.0 : score;
  }

 private:
  SortedSetValue::PackedLimits limits_;
  bool is_packed_;
  size_t count_ = 0;
};

}  // namespace

void Zrange(CommandContext& context) { ReplyRange(context, {}); }

void Zrevrange(CommandContext& context) { ReplyRange(context, {.by = RangeBy::kRank, .backwards = true}); }

void Zrangebyscore(CommandContext& context) {
  ReplyRange(context, {.by = RangeBy::kScore, .backwards = false});
}

void Zrevrangebyscore(CommandContext& context) {
  ReplyRange(context, {.by = RangeBy::kScore, .backwards = true});
}

void Zrangebylex(CommandContext& context) { ReplyRange(context, {.by = RangeBy::kName, .backwards = false}); }

void Zrevrangebylex(CommandContext& context) {
  ReplyRange(context, {.by = RangeBy::kName, .backwards = true});
}

void Zrangestore(CommandContext& context) {
  const auto query = ParseQuery(context, {.first_bound = 3, .by = {}, .backwards = {}, .stores = true});
  if (!query) return;
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(1), set)) return context.reply().WrongType();
  auto found = std::make_unique<ScoredMembers>();
  if (set != nullptr) {
    const RankRange range = RanksOf(*set, *query);
    ZeroSigns signs(PackedLimitsOf(context), query->by == RangeBy::kRank ? range.count : 0);
    set->VisitRange(range, query->backwards, [&](std::string_view name, double score) {
      found->AddUnordered(name, ScoredMembers::HashOf(name), signs.Next(name, score));
    });
  }
  found->Sort();
  StoreMembers(context, std::move(found), "zrangestore");
}

}  // namespace nacre::commands
