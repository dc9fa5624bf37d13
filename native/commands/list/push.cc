// LPUSH, RPUSH, LPUSHX and RPUSHX.

#include "commands/list/list_end.h"
#include "generated/handlers/list.h"

namespace nacre::commands {
namespace {

constexpr size_t kFirstElement = 2;

enum class IfAbsent { kCreate, kDoNothing };

void Push(CommandContext& context, ListEnd end, IfAbsent if_absent) {
  const KeyRef& key = context.key();
  CollectionChange<ListValue> list(context, key);
  if (list.WrongType()) return context.reply().WrongType();
  if (!list && if_absent == IfAbsent::kDoNothing) return context.reply().Integer(0);
  const auto elements = context.arguments().subspan(kFirstElement);
  ListValue& value = list.OrCreate();
  value.Push(end, elements, ListLimitsOf(context));
  context.reply().Integer(static_cast<int64_t>(value.size()));
  list.MarkChanged(elements.size());
  context.Notify(kEventList, PushEvent(end), key);
}

}  // namespace

void Lpush(CommandContext& context) { Push(context, ListEnd::kHead, IfAbsent::kCreate); }
void Rpush(CommandContext& context) { Push(context, ListEnd::kTail, IfAbsent::kCreate); }
void Lpushx(CommandContext& context) { Push(context, ListEnd::kHead, IfAbsent::kDoNothing); }
void Rpushx(CommandContext& context) { Push(context, ListEnd::kTail, IfAbsent::kDoNothing); }

}  // namespace nacre::commands
