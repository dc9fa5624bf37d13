// ZPOPMIN, ZPOPMAX, ZMPOP, and the forms that wait: BZPOPMIN, BZPOPMAX, BZMPOP.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "commands/blocking.h"
#include "commands/collection_access.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

enum class End : uint8_t { kLeast, kGreatest };

// How the members that are popped are written.
enum class PopReply : uint8_t {
  kFlat,        // Members and scores by turns.
  kPairs,       // A pair for each member.
  kKeyAndPair,  // The key, a member, its score.
  kKeyAndPairs  // The key and an array of pairs.
};

void WriteHeader(ReplyWriter& reply, const KeyRef& key, PopReply form, size_t count) {
  switch (form) {
    case PopReply::kFlat:
      return reply.Array(count * 2);
    case PopReply::kPairs:
      return reply.Array(count);
    case PopReply::kKeyAndPair:
      reply.Array(count * 2 + 1);
      return reply.Bulk(key.bytes);
    case PopReply::kKeyAndPairs:
      reply.Array(2);
      reply.Bulk(key.bytes);
      return reply.Array(count);
  }
}

// Takes up to `count` members out of the set, which is there, and replies with them.
void Pop(CommandContext& context, CollectionChange<SortedSetValue>& set, const KeyRef& key, End end,
         int64_t count, PopReply form) {
  ReplyWriter& reply = context.reply();
  const size_t size = set->size();
  const size_t taken = static_cast<size_t>(std::min<uint64_t>(static_cast<uint64_t>(count), size));
  const bool from_end = end == End::kGreatest;
  const RankRange range{from_end ? size - taken : 0, taken};
  const bool in_pairs = form == PopReply::kPairs || form == PopReply::kKeyAndPairs;
  WriteHeader(reply, key, form, taken);
  set->VisitRange(range, from_end, [&](std::string_view name, double score) {
    if (in_pairs) reply.Array(2);
    reply.Bulk(name);
    reply.Double(score);
  });
  if (taken == 0) return;
  set->RemoveRange(range);
  if (context.KeepsEffects()) {
    context.Effect({from_end ? "ZPOPMAX" : "ZPOPMIN", key.bytes, NumberWord(static_cast<int64_t>(taken))});
  }
  set.MarkChanged(taken);
  context.Notify(kEventSortedSet, from_end ? "zpopmax" : "zpopmin", key);
}

void PopOne(CommandContext& context, End end) {
  if (context.argc() > 3) return context.reply().SyntaxError();
  const bool counts = context.argc() == 3;
  const auto count = counts ? ParseCount(context, context.arg(2)) : std::optional<int64_t>(1);
  if (!count) return;
  CollectionChange<SortedSetValue> set(context, context.key());
  if (set.WrongType()) return context.reply().WrongType();
  if (!set) return context.reply().Array(0);
  const bool in_pairs = counts && context.reply().IsResp3();
  Pop(context, set, context.key(), end, *count, in_pairs ? PopReply::kPairs : PopReply::kFlat);
}

enum class Attempt : uint8_t { kDone, kNothingThere, kWrongType };

Attempt TryPop(CommandContext& context, size_t key, End end, int64_t count, PopReply form) {
  CollectionChange<SortedSetValue> set(context, context.key(key));
  if (set.WrongType()) return Attempt::kWrongType;
  if (!set) return Attempt::kNothingThere;
  Pop(context, set, context.key(key), end, count, form);
  return Attempt::kDone;
}

// Pops from the first key that has members. True when all is said: a key with
// another type before it is an error.
bool PopFirst(CommandContext& context, End end, int64_t count, PopReply form) {
  for (size_t key = 0; key < context.key_count(); ++key) {
    const Attempt attempt = TryPop(context, key, end, count, form);
    if (attempt == Attempt::kWrongType) context.reply().WrongType();
    if (attempt != Attempt::kNothingThere) return true;
  }
  return false;
}

struct MultiPop {
  End end = End::kLeast;
  int64_t count = 1;
};

// Reads "numkeys key… MIN|MAX [COUNT count]" from argument `first` on.
std::optional<MultiPop> ParseMultiPop(CommandContext& context, size_t first) {
  const auto keys = ParseNumberFrom(context, context.arg(first), 1, "ERR numkeys should be greater than 0");
  if (!keys) return std::nullopt;
  const size_t rest = context.argc() - first - 1;
  const auto syntax_error = [&] {
    context.reply().SyntaxError();
    return std::nullopt;
  };
  if (static_cast<uint64_t>(*keys) >= rest) return syntax_error();
  const size_t where = first + 1 + static_cast<size_t>(*keys);
  MultiPop pop;
  if (context.ArgIs(where, "max")) {
    pop.end = End::kGreatest;
  } else if (!context.ArgIs(where, "min")) {
    return syntax_error();
  }
  bool counted = false;
  for (size_t i = where + 1; i < context.argc(); i += 2) {
    if (counted || !context.ArgIs(i, "count") || i + 1 == context.argc()) return syntax_error();
    const auto count = ParseNumberFrom(context, context.arg(i + 1), 1, "ERR count should be greater than 0");
    if (!count) return std::nullopt;
    pop.count = *count;
    counted = true;
  }
  return pop;
}

template <End end>
bool AttemptPop(CommandContext& context, size_t key) {
  return TryPop(context, key, end, 1, PopReply::kKeyAndPair) == Attempt::kDone;
}

bool AttemptMultiPop(CommandContext& context, size_t key) {
  const auto pop = ParseMultiPop(context, 2);
  return pop && TryPop(context, key, pop->end, pop->count, PopReply::kKeyAndPairs) == Attempt::kDone;
}

void Wait(CommandContext& context, BlockedAttempt attempt, int64_t timeout_ms) {
  BlockRequest request;
  request.attempt = attempt;
  request.timeout_ms = timeout_ms;
  request.key_count = context.key_count();
  context.Block(std::move(request));
}

template <End end>
void PopOrWait(CommandContext& context) {
  const auto timeout_ms = ParseTimeoutSeconds(context, context.arg(context.argc() - 1));
  if (!timeout_ms || PopFirst(context, end, 1, PopReply::kKeyAndPair)) return;
  Wait(context, AttemptPop<end>, *timeout_ms);
}

}  // namespace

void Zpopmin(CommandContext& context) { PopOne(context, End::kLeast); }

void Zpopmax(CommandContext& context) { PopOne(context, End::kGreatest); }

void Zmpop(CommandContext& context) {
  const auto pop = ParseMultiPop(context, 1);
  if (!pop) return;
  if (!PopFirst(context, pop->end, pop->count, PopReply::kKeyAndPairs)) context.reply().NullArray();
}

void Bzpopmin(CommandContext& context) { PopOrWait<End::kLeast>(context); }

void Bzpopmax(CommandContext& context) { PopOrWait<End::kGreatest>(context); }

void Bzmpop(CommandContext& context) {
  const auto pop = ParseMultiPop(context, 2);
  if (!pop) return;
  const auto timeout_ms = ParseTimeoutSeconds(context, context.arg(1));
  if (!timeout_ms || PopFirst(context, pop->end, pop->count, PopReply::kKeyAndPairs)) return;
  Wait(context, AttemptMultiPop, *timeout_ms);
}

}  // namespace nacre::commands
