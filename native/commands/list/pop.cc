// LPOP and RPOP.

#include <algorithm>
#include <optional>
#include <string>

#include "base/number.h"
#include "commands/list/list_end.h"
#include "generated/handlers/list.h"

namespace nacre::commands {
namespace {

constexpr size_t kCount = 2;

// What follows once `count` elements were replied.
void TakeAway(CommandContext& context, CollectionChange<ListValue>& list, const KeyRef& key, ListEnd end,
              size_t count) {
  list->Drop(end, count, ListLimitsOf(context));
  list.MarkChanged(count);
  context.Notify(kEventList, PopEvent(end), key);
}

// Nothing after an error reply.
std::optional<size_t> ParseCount(CommandContext& context) {
  const auto count = ParseInteger(context.arg(kCount));
  if (count && *count >= 0) return static_cast<size_t>(*count);
  context.reply().Error("ERR value is out of range, must be positive");
  return std::nullopt;
}

void Pop(CommandContext& context, ListEnd end) {
  const bool several = context.argc() > kCount;
  if (context.argc() > kCount + 1) {
    return context.reply().Error("ERR wrong number of arguments for '" + std::string(context.command().name) +
                                 "' command");
  }
  const auto count = several ? ParseCount(context) : 1;
  if (!count) return;
  const KeyRef& key = context.key();
  CollectionChange<ListValue> list(context, key);
  if (list.WrongType()) return context.reply().WrongType();
  if (!list) return several ? context.reply().NullArray() : context.reply().Null();
  if (!several) return PopOne(context, list, key, end);
  if (*count == 0) return context.reply().Array(0);
  PopSeveral(context, list, key, end, *count);
}

}  // namespace

void PopOne(CommandContext& context, CollectionChange<ListValue>& list, const KeyRef& key, ListEnd end) {
  ReplyElement(context, list->Peek(end));
  context.Effect({PopCommand(end), key.bytes});
  TakeAway(context, list, key, end, 1);
}

void PopSeveral(CommandContext& context, CollectionChange<ListValue>& list, const KeyRef& key, ListEnd end,
                size_t count) {
  count = std::min(count, list->size());
  context.reply().Array(count);
  if (context.KeepsEffects()) {
    context.Effect({PopCommand(end), key.bytes, NumberWord(static_cast<int64_t>(count))});
  }
  list->Walk(end, 0, count, [&](const PackedValue& value) {
    ReplyElement(context, value);
    return true;
  });
  TakeAway(context, list, key, end, count);
}

void Lpop(CommandContext& context) { Pop(context, ListEnd::kHead); }
void Rpop(CommandContext& context) { Pop(context, ListEnd::kTail); }

}  // namespace nacre::commands
