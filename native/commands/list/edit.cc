// LINSERT, LSET and LREM.

#include <limits>
#include <optional>

#include "base/number.h"
#include "commands/list/list_end.h"
#include "generated/handlers/list.h"

namespace nacre::commands {
namespace {

// Whether LINSERT inserts before the pivot; nothing after an error reply.
std::optional<bool> ParseIsBefore(CommandContext& context) {
  if (context.ArgIs(2, "before")) return true;
  if (context.ArgIs(2, "after")) return false;
  context.reply().SyntaxError();
  return std::nullopt;
}

// How many elements a count of either sign stands for; 0 is all.
size_t Magnitude(int64_t count) {
  if (count == 0) return std::numeric_limits<size_t>::max();
  return count > 0 ? static_cast<size_t>(count) : -static_cast<size_t>(count);
}

}  // namespace

void Linsert(CommandContext& context) {
  const auto before = ParseIsBefore(context);
  if (!before) return;
  const KeyRef& key = context.key();
  CollectionChange<ListValue> list(context, key);
  if (list.WrongType()) return context.reply().WrongType();
  if (!list) return context.reply().Integer(0);
  if (!list->InsertBeside(context.arg(3), *before, context.arg(4), ListLimitsOf(context))) {
    return context.reply().Integer(-1);
  }
  context.reply().Integer(static_cast<int64_t>(list->size()));
  list.MarkChanged();
  context.Notify(kEventList, "linsert", key);
}

// The key is looked at before the index.
void Lset(CommandContext& context) {
  const KeyRef& key = context.key();
  CollectionChange<ListValue> list(context, key);
  if (list.WrongType()) return context.reply().WrongType();
  if (!list) return context.reply().Error("ERR no such key");
  const auto asked = ParseInteger(context.arg(2));
  if (!asked) return context.reply().NotInteger();
  const int64_t index = *asked < 0 ? *asked + static_cast<int64_t>(list->size()) : *asked;
  const size_t place = index < 0 ? std::numeric_limits<size_t>::max() : static_cast<size_t>(index);
  if (!list->Replace(place, context.arg(3), ListLimitsOf(context))) {
    return context.reply().Error("ERR index out of range");
  }
  context.reply().Ok();
  list.MarkChanged();
  context.Notify(kEventList, "lset", key);
}

void Lrem(CommandContext& context) {
  const auto count = ParseInteger(context.arg(2));
  if (!count) return context.reply().NotInteger();
  const KeyRef& key = context.key();
  CollectionChange<ListValue> list(context, key);
  if (list.WrongType()) return context.reply().WrongType();
  if (!list) return context.reply().Integer(0);
  const ListEnd from = *count < 0 ? ListEnd::kTail : ListEnd::kHead;
  const size_t removed = list->Remove(context.arg(3), Magnitude(*count), from, ListLimitsOf(context));
  context.reply().Integer(static_cast<int64_t>(removed));
  if (removed == 0) return;
  list.MarkChanged(removed);
  context.Notify(kEventList, "lrem", key);
}

}  // namespace nacre::commands
