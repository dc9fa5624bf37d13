#include "commands/string/string_value.h"

#include "commands/value_limits.h"

namespace nacre::commands {

void NotifyExpiredAtOnce(CommandContext& context, const KeyRef& key, bool is_new) {
  if (is_new) context.Notify(kEventNew, "new", key);
  context.Notify(kEventString, "set", key);
  context.Notify(kEventGeneric, "expire", key);
  context.Notify(kEventExpired, "expired", key);
}

bool FitsStringLimit(CommandContext& context, size_t size, size_t added) {
  const uint64_t limit = LongestString(context);
  if (size <= limit && added <= limit - size) return true;
  context.reply().Error("ERR string exceeds maximum allowed size (proto-max-bulk-len)");
  return false;
}

void KeepExpiringString(CommandContext& context, const KeyRef& key, std::string_view value,
                        int64_t expire_at_ms) {
  if (!context.KeepsEffects()) return;
  if (expire_at_ms == kNoExpiry) return context.Effect({"SET", key.bytes, value});
  if (expire_at_ms <= context.now_ms()) return context.Effect({"DEL", key.bytes});
  context.Effect({"SET", key.bytes, value, "PXAT", NumberWord(expire_at_ms)});
}

}  // namespace nacre::commands
