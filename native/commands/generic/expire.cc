// EXPIRE, PEXPIRE, EXPIREAT, PEXPIREAT and PERSIST.

#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"
#include "commands/command_context.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {
namespace {

constexpr int64_t kMillisecondsPerSecond = 1000;
constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();

// How the number of an expiry command is meant.
struct ExpiryForm {
  bool in_seconds;
  bool from_now;
};

struct ExpireOptions {
  bool if_none = false;     // NX
  bool if_any = false;      // XX
  bool if_later = false;    // GT
  bool if_earlier = false;  // LT
  int64_t expire_at_ms = 0;
};

// Reads the words behind the number; false after an error reply.
bool ParseConditions(CommandContext& context, ExpireOptions& options) {
  for (size_t i = 3; i < context.argc(); ++i) {
    if (context.ArgIs(i, "nx")) {
      options.if_none = true;
    } else if (context.ArgIs(i, "xx")) {
      options.if_any = true;
    } else if (context.ArgIs(i, "gt")) {
      options.if_later = true;
    } else if (context.ArgIs(i, "lt")) {
      options.if_earlier = true;
    } else {
      // Redis shows the word as C does, up to a zero byte.
      const std::string_view word = context.arg(i);
      context.reply().Error("ERR Unsupported option " + std::string(word.substr(0, word.find('\0'))));
      return false;
    }
  }
  if (options.if_none && (options.if_any || options.if_later || options.if_earlier)) {
    context.reply().Error("ERR NX and XX, GT or LT options at the same time are not compatible");
    return false;
  }
  if (options.if_later && options.if_earlier) {
    context.reply().Error("ERR GT and LT options at the same time are not compatible");
    return false;
  }
  return true;
}

// The moment that `number` means, or nothing when it is beyond what 64 bits hold.
std::optional<int64_t> ExpiryOf(int64_t number, const ExpiryForm& form, int64_t now_ms) {
  if (form.in_seconds) {
    if (number > kLargest / kMillisecondsPerSecond || number < kSmallest / kMillisecondsPerSecond) {
      return std::nullopt;
    }
    number *= kMillisecondsPerSecond;
  }
  if (!form.from_now) return number;
  if (number > kLargest - now_ms) return std::nullopt;
  return number + now_ms;
}

std::optional<ExpireOptions> ParseExpire(CommandContext& context, const ExpiryForm& form) {
  ExpireOptions options;
  if (!ParseConditions(context, options)) return std::nullopt;
  const auto number = ParseInteger(context.arg(2));
  if (!number) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  const auto expire_at_ms = ExpiryOf(*number, form, context.wall_ms());
  if (!expire_at_ms) {
    context.reply().Error("ERR invalid expire time in '" + std::string(context.command().name) + "' command");
    return std::nullopt;
  }
  options.expire_at_ms = *expire_at_ms;
  return options;
}

// A key without an expiry time lives for ever: nothing is later, everything is earlier.
bool ConditionsHold(const ExpireOptions& options, int64_t current_ms) {
  const bool expires = current_ms != kNoExpiry;
  if (options.if_none && expires) return false;
  if (options.if_any && !expires) return false;
  if (options.if_later && (!expires || options.expire_at_ms <= current_ms)) return false;
  return !(options.if_earlier && expires && options.expire_at_ms >= current_ms);
}

// Whether the expiry was set; a moment that is past deletes the key.
bool SetExpiry(CommandContext& context, const ExpireOptions& options) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  if (!position) return false;
  Table& table = context.TableOf(key);
  if (!ConditionsHold(options, table.At(position)->expire_at_ms())) return false;
  if (options.expire_at_ms <= context.now_ms()) {
    table.Erase(position, key);
    context.Effect({"DEL", key.bytes});
    context.Notify(kEventGeneric, "del", key);
  } else {
    table.SetExpiry(position, options.expire_at_ms);
    if (context.KeepsEffects()) {
      context.Effect({"PEXPIREAT", key.bytes, NumberWord(options.expire_at_ms)});
    }
    context.Notify(kEventGeneric, "expire", key);
  }
  context.MarkChanged();
  return true;
}

// Whether there was an expiry to remove.
bool RemoveExpiry(CommandContext& context) {
  const Table::Position position = context.FindToWrite(context.key());
  if (!position) return false;
  Table& table = context.TableOf(context.key());
  if (!table.At(position)->HasExpiry()) return false;
  table.SetExpiry(position, kNoExpiry);
  context.MarkChanged();
  context.Notify(kEventGeneric, "persist", context.key());
  return true;
}

void ExpireAs(CommandContext& context, const ExpiryForm& form) {
  const auto options = ParseExpire(context, form);
  if (!options) return;
  context.reply().Integer(SetExpiry(context, *options) ? 1 : 0);
}

}  // namespace

void Expire(CommandContext& context) { ExpireAs(context, {.in_seconds = true, .from_now = true}); }

void Pexpire(CommandContext& context) { ExpireAs(context, {.in_seconds = false, .from_now = true}); }

void Expireat(CommandContext& context) { ExpireAs(context, {.in_seconds = true, .from_now = false}); }

void Pexpireat(CommandContext& context) { ExpireAs(context, {.in_seconds = false, .from_now = false}); }

void Persist(CommandContext& context) { context.reply().Integer(RemoveExpiry(context) ? 1 : 0); }

}  // namespace nacre::commands
