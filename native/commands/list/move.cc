// LMOVE and RPOPLPUSH, and BLMOVE and BRPOPLPUSH, which wait for an element.

#include <optional>
#include <string>

#include "commands/blocking.h"
#include "commands/list/list_end.h"
#include "generated/handlers/generic.h"
#include "generated/handlers/list.h"

namespace nacre::commands {
namespace {

constexpr size_t kSource = 0;
constexpr size_t kDestination = 1;

struct Ends {
  ListEnd from = ListEnd::kTail;
  ListEnd to = ListEnd::kHead;
};

// Of LMOVE and BLMOVE. Nothing after an error reply.
std::optional<Ends> ParseEnds(CommandContext& context) {
  const auto from = ParseListEnd(context, context.arg(3));
  if (!from) return std::nullopt;
  const auto to = ParseListEnd(context, context.arg(4));
  if (!to) return std::nullopt;
  return Ends{*from, *to};
}

std::string_view SideName(ListEnd end) { return end == ListEnd::kHead ? "LEFT" : "RIGHT"; }

// Makes it known, and keeps it as a command that does not wait.
void NoteMoved(CommandContext& context, const Ends& ends) {
  context.Effect({"LMOVE", context.key(kSource).bytes, context.key(kDestination).bytes, SideName(ends.from),
                  SideName(ends.to)});
  context.Notify(kEventList, PushEvent(ends.to), context.key(kDestination));
  context.Notify(kEventList, PopEvent(ends.from), context.key(kSource));
}

// From one end of a list to an end of the same list.
void Rotate(CommandContext& context, CollectionChange<ListValue>& list, const Ends& ends) {
  const ListLimits limits = ListLimitsOf(context);
  DigitBuffer digits;
  const std::string element(list->Peek(ends.from).View(digits));
  context.reply().Bulk(element);
  list->Drop(ends.from, 1, limits);
  list->Push(ends.to, PackedValue(element), limits);
  list.MarkChanged();
  NoteMoved(context, ends);
}

enum class Moved { kReplied, kNothing, kWrongSource };

Moved TryMove(CommandContext& context, const Ends& ends) {
  const KeyRef& from_key = context.key(kSource);
  const KeyRef& to_key = context.key(kDestination);
  CollectionChange<ListValue> source(context, from_key);
  if (source.WrongType()) return Moved::kWrongSource;
  if (!source) return Moved::kNothing;
  if (from_key.bytes == to_key.bytes) {
    Rotate(context, source, ends);
    return Moved::kReplied;
  }
  CollectionChange<ListValue> destination(context, to_key);
  if (destination.WrongType()) {
    context.reply().WrongType();
    return Moved::kReplied;
  }
  const ListLimits limits = ListLimitsOf(context);
  const PackedValue element = source->Peek(ends.from);
  ReplyElement(context, element);
  destination.OrCreate().Push(ends.to, element, limits);
  source->Drop(ends.from, 1, limits);
  destination.MarkChanged();
  source.MarkChanged(0);
  NoteMoved(context, ends);
  return Moved::kReplied;
}

void Move(CommandContext& context, const Ends& ends) {
  const Moved moved = TryMove(context, ends);
  if (moved == Moved::kNothing) context.reply().Null();
  if (moved == Moved::kWrongSource) context.reply().WrongType();
}

// Redis's timeout reply is a null array here too, while where waiting is forbidden
// it is the null of LMOVE.
void MoveOrBlock(CommandContext& context, const Ends& ends, int64_t timeout_ms, BlockedAttempt attempt) {
  const Moved moved = TryMove(context, ends);
  if (moved == Moved::kWrongSource) return context.reply().WrongType();
  if (moved == Moved::kReplied) return;
  context.Block({.attempt = attempt, .timeout_ms = timeout_ms, .when_forbidden = TimeoutReply::kNull});
}

bool AttemptBlmove(CommandContext& context, size_t) {
  const auto ends = ParseEnds(context);
  return ends && TryMove(context, *ends) == Moved::kReplied;
}

bool AttemptBrpoplpush(CommandContext& context, size_t) {
  return TryMove(context, Ends()) == Moved::kReplied;
}

}  // namespace

void Lmove(CommandContext& context) {
  const auto ends = ParseEnds(context);
  if (ends) Move(context, *ends);
}

void Rpoplpush(CommandContext& context) { Move(context, Ends()); }

void Blmove(CommandContext& context) {
  const auto ends = ParseEnds(context);
  if (!ends) return;
  const auto timeout_ms = ParseTimeoutSeconds(context, context.arg(5));
  if (timeout_ms) MoveOrBlock(context, *ends, *timeout_ms, AttemptBlmove);
}

void Brpoplpush(CommandContext& context) {
  const auto timeout_ms = ParseTimeoutSeconds(context, context.arg(3));
  if (timeout_ms) MoveOrBlock(context, Ends(), *timeout_ms, AttemptBrpoplpush);
}

}  // namespace nacre::commands
