// HSET, HMSET and HSETNX.

#include <string>

#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

// Sets the fields to the values that follow the key; false after an error reply.
bool SetFields(CommandContext& context, size_t& added) {
  if (context.argc() % 2 != 0) {
    context.reply().Error("ERR wrong number of arguments for '" + std::string(context.command().name) +
                          "' command");
    return false;
  }
  if (!CheckLengths(context, context.arguments().subspan(2))) return false;
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) {
    context.reply().WrongType();
    return false;
  }
  HashValue& value = hash.OrCreate();
  const HashLimits limits = HashLimitsOf(context);
  added = 0;
  for (size_t i = 2; i < context.argc(); i += 2) {
    if (value.Set(context.arg(i), context.arg(i + 1), context.now_ms(), limits)) ++added;
  }
  hash.MarkChanged((context.argc() - 2) / 2);
  context.Notify(kEventHash, "hset", context.key());
  return true;
}

}  // namespace

void Hset(CommandContext& context) {
  size_t added;
  if (SetFields(context, added)) context.reply().Integer(static_cast<int64_t>(added));
}

void Hmset(CommandContext& context) {
  size_t added;
  if (SetFields(context, added)) context.reply().Ok();
}

void Hsetnx(CommandContext& context) {
  if (!CheckLengths(context, context.arguments().subspan(2))) return;
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  if (hash && hash->Find(context.arg(2), context.now_ms())) return context.reply().Integer(0);
  hash.OrCreate().Set(context.arg(2), context.arg(3), context.now_ms(), HashLimitsOf(context));
  hash.MarkChanged();
  context.Effect({"HSET", context.key().bytes, context.arg(2), context.arg(3)});
  context.Notify(kEventHash, "hset", context.key());
  context.reply().Integer(1);
}

}  // namespace nacre::commands
