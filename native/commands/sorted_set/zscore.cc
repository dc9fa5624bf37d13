// ZCARD, ZSCORE, ZMSCORE, ZRANK, ZREVRANK, ZCOUNT, ZLEXCOUNT: what is asked of a
// sorted set without its members being listed.

#include <string>

#include "commands/collection_access.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

void ReplyRank(CommandContext& context, bool from_the_end) {
  const bool with_score = context.argc() > 3;
  if (context.argc() > 4) {
    return context.reply().Error("ERR wrong number of arguments for '" + std::string(context.command().name) +
                                 "' command");
  }
  if (with_score && !context.ArgIs(3, "withscore")) return context.reply().SyntaxError();
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  const auto found = set == nullptr ? SortedSetValue::Lookup() : set->Find(context.arg(2));
  if (!found) return with_score ? context.reply().NullArray() : context.reply().Null();
  const size_t rank = set->RankOf(found);
  if (with_score) context.reply().Array(2);
  context.reply().Integer(static_cast<int64_t>(from_the_end ? set->size() - 1 - rank : rank));
  if (with_score) context.reply().Double(found.score());
}

template <class Range>
void ReplyCount(CommandContext& context, const Range& range) {
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  context.reply().Integer(set == nullptr ? 0 : static_cast<int64_t>(set->RanksOf(range).count));
}

}  // namespace

void Zcard(CommandContext& context) {
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  context.reply().Integer(set == nullptr ? 0 : static_cast<int64_t>(set->size()));
}

void Zscore(CommandContext& context) {
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  const auto score = set == nullptr ? std::nullopt : set->ScoreOf(context.arg(2));
  score ? context.reply().Double(*score) : context.reply().Null();
}

void Zmscore(CommandContext& context) {
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  context.reply().Array(context.argc() - 2);
  for (const std::string_view name : context.arguments().subspan(2)) {
    const auto score = set == nullptr ? std::nullopt : set->ScoreOf(name);
    score ? context.reply().Double(*score) : context.reply().Null();
  }
}

void Zrank(CommandContext& context) { ReplyRank(context, false); }

void Zrevrank(CommandContext& context) { ReplyRank(context, true); }

void Zcount(CommandContext& context) {
  const auto range = ParseScoreRange(context, context.arg(2), context.arg(3));
  if (range) ReplyCount(context, *range);
}

void Zlexcount(CommandContext& context) {
  const auto range = ParseNameRange(context, context.arg(2), context.arg(3));
  if (range) ReplyCount(context, *range);
}

}  // namespace nacre::commands
