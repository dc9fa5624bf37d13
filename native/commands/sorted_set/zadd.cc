// ZADD, ZINCRBY.

#include "commands/sorted_set/zadd.h"

#include <cmath>
#include <optional>

#include "commands/collection_access.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

struct ZaddCall {
  AddOptions options;
  bool counts_changes = false;  // CH
  size_t first_score = 2;
};

bool TakeOption(CommandContext& context, size_t index, ZaddCall& call) {
  if (context.ArgIs(index, "nx")) {
    call.options.only_new = true;
  } else if (context.ArgIs(index, "xx")) {
    call.options.only_existing = true;
  } else if (context.ArgIs(index, "gt")) {
    call.options.only_greater = true;
  } else if (context.ArgIs(index, "lt")) {
    call.options.only_less = true;
  } else if (context.ArgIs(index, "ch")) {
    call.counts_changes = true;
  } else if (context.ArgIs(index, "incr")) {
    call.options.increments = true;
  } else {
    return false;
  }
  return true;
}

// Reads all that precedes the pairs; false after an error reply.
bool ParseOptions(CommandContext& context, ZaddCall& call) {
  while (call.first_score < context.argc() && TakeOption(context, call.first_score, call)) ++call.first_score;
  const size_t words = context.argc() - call.first_score;
  const AddOptions& options = call.options;
  if (words == 0 || words % 2 != 0) {
    context.reply().SyntaxError();
  } else if (options.only_new && options.only_existing) {
    context.reply().Error("ERR XX and NX options at the same time are not compatible");
  } else if ((options.only_new && (options.only_greater || options.only_less)) ||
             (options.only_greater && options.only_less)) {
    context.reply().Error("ERR GT, LT, and/or NX options at the same time are not compatible");
  } else if (options.increments && words != 2) {
    context.reply().Error("ERR INCR option supports a single increment-element pair");
  } else {
    return true;
  }
  return false;
}

void AddOrIncrement(CommandContext& context, ZaddCall call) {
  if (!ParseOptions(context, call)) return;
  ScoredNames pairs((context.argc() - call.first_score) / 2);
  for (size_t i = 0; i < pairs.size(); ++i) {
    const size_t at = call.first_score + i * 2;
    const auto score = ParseScore(context, context.arg(at));
    if (!score) return;
    pairs[i] = {*score, context.arg(at + 1)};
  }
  const auto outcome = AddScores(context, pairs, call.options);
  if (!outcome) return;
  if (!call.options.increments) {
    const size_t counted = call.counts_changes ? outcome->added + outcome->changed : outcome->added;
    return context.reply().Integer(static_cast<int64_t>(counted));
  }
  outcome->processed ? context.reply().Double(outcome->score) : context.reply().Null();
}

}  // namespace

std::optional<AddOutcome> AddScores(CommandContext& context, const ScoredNames& pairs,
                                    const AddOptions& options) {
  CollectionChange<SortedSetValue> set(context, context.key());
  if (set.WrongType()) {
    context.reply().WrongType();
    return std::nullopt;
  }
  AddOutcome outcome;
  if (!set && options.only_existing) return outcome;
  SortedSetValue& value = set.OrCreate();
  const SortedSetValue::PackedLimits limits = PackedLimitsOf(context);
  for (size_t i = 0; i < pairs.size(); ++i) {
    const std::string_view name = pairs[i].name;
    double score = pairs[i].score;
    const SortedSetValue::Lookup found = value.Find(name);
    if (!found) {
      if (options.only_existing) continue;
      value.Add(found, name, score, limits);
      ++outcome.added;
    } else {
      if (options.only_new) continue;
      if (options.increments) score += found.score();
      if (std::isnan(score)) {
        context.reply().Error("ERR resulting score is not a number (NaN)");
        return std::nullopt;
      }
      if (options.only_less && score >= found.score()) continue;
      if (options.only_greater && score <= found.score()) continue;
      if (score != found.score()) {
        value.ChangeScore(found, name, score);
        ++outcome.changed;
      }
    }
    outcome.processed = true;
    outcome.score = score;
  }
  if (outcome.added + outcome.changed != 0) {
    set.MarkChanged(outcome.added + outcome.changed);
    context.Notify(kEventSortedSet, options.increments ? "zincr" : "zadd", context.key());
  }
  return outcome;
}

void Zadd(CommandContext& context) { AddOrIncrement(context, {}); }

// Redis reads ZADD's options here, too.
void Zincrby(CommandContext& context) { AddOrIncrement(context, {.options = {.increments = true}}); }

}  // namespace nacre::commands
