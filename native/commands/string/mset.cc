// MSET, MSETNX, MSETEX: writing several strings at once.

#include <cstdint>
#include <limits>

#include "base/number.h"
#include "commands/string/string_options.h"
#include "commands/string/string_value.h"
#include "generated/handlers/string.h"

namespace nacre::commands {
namespace {

// Whether the arguments after the name are pairs; if not, replies with the error.
bool ArePairs(CommandContext& context) {
  if (context.argc() % 2 == 1) return true;
  context.reply().Error("ERR wrong number of arguments for '" + std::string(context.command().name) +
                        "' command");
  return false;
}

bool AnyExists(CommandContext& context) {
  for (size_t i = 0; i < context.key_count(); ++i) {
    if (context.FindToWrite(context.key(i))) return true;
  }
  return false;
}

bool AllExist(CommandContext& context) {
  for (size_t i = 0; i < context.key_count(); ++i) {
    if (!context.FindToWrite(context.key(i))) return false;
  }
  return true;
}

// Stores every key's value, which is the argument after it; `first_value` is the first.
void StorePairs(CommandContext& context, size_t first_value, int64_t expire_at_ms, bool keep_expiry) {
  for (size_t i = 0; i < context.key_count(); ++i) {
    const KeyRef& key = context.key(i);
    // Looked up pair by pair: a key may be named twice.
    const Table::Position position = context.FindToWrite(key);
    const std::string_view value = context.arg(first_value + 2 * i);
    if (!keep_expiry) {
      StoreExpiringString(context, position, key, value, expire_at_ms);
    } else {
      const int64_t kept = position ? context.TableOf(key).At(position)->expire_at_ms() : kNoExpiry;
      StoreString(context, position, key, value, kept);
    }
  }
}

// What MSETEX did, key by key: other servers do not know the command.
void KeepPairs(CommandContext& context, int64_t expire_at_ms, bool keep_expiry) {
  for (size_t i = 0; context.KeepsEffects() && i < context.key_count(); ++i) {
    const std::string_view value = context.arg(3 + 2 * i);
    if (keep_expiry) {
      context.Effect({"SET", context.key(i).bytes, value, "KEEPTTL"});
    } else {
      KeepExpiringString(context, context.key(i), value, expire_at_ms);
    }
  }
}

// The number of pairs that MSETEX announces, or 0 after replying with an error.
size_t ParsePairCount(CommandContext& context) {
  const auto count = ParseInteger(context.arg(1));
  if (!count || *count < 1 || *count > std::numeric_limits<int32_t>::max()) {
    context.reply().Error("ERR invalid numkeys value");
    return 0;
  }
  if (static_cast<size_t>(*count) > (context.argc() - 2) / 2) {
    context.reply().Error("ERR wrong number of key-value pairs");
    return 0;
  }
  return static_cast<size_t>(*count);
}

}  // namespace

void Mset(CommandContext& context) {
  if (!ArePairs(context)) return;
  StorePairs(context, 2, kNoExpiry, false);
  context.reply().Ok();
}

void Msetnx(CommandContext& context) {
  if (!ArePairs(context)) return;
  if (AnyExists(context)) return context.reply().Integer(0);
  StorePairs(context, 2, kNoExpiry, false);
  context.reply().Integer(1);
}

void Msetex(CommandContext& context) {
  const size_t pairs = ParsePairCount(context);
  StringOptions options;
  if (pairs == 0 || !ParseStringOptions(context, 2 + 2 * pairs, kTakenByMsetex, options)) return;
  int64_t expire_at_ms = kNoExpiry;
  if (options.HasExpiryTime() && !ResolveExpiry(context, options.expiry, options.expiry_time, expire_at_ms)) {
    return;
  }
  const bool refused = (options.condition == Condition::kAbsent && AnyExists(context)) ||
                       (options.condition == Condition::kPresent && !AllExist(context));
  if (refused) return context.reply().Integer(0);
  StorePairs(context, 3, expire_at_ms, options.expiry == ExpirySource::kKept);
  KeepPairs(context, expire_at_ms, options.expiry == ExpirySource::kKept);
  context.reply().Integer(1);
}

}  // namespace nacre::commands
