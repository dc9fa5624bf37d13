#include "commands/string/string_options.h"

#include <string>

#include "base/number.h"

namespace nacre::commands {
namespace {

struct ConditionWord {
  std::string_view word;
  Condition condition;
  bool has_operand;
  uint8_t takers;
};

constexpr ConditionWord kConditionWords[] = {
    {"nx", Condition::kAbsent, false, kTakenBySet | kTakenByMsetex},
    {"xx", Condition::kPresent, false, kTakenBySet | kTakenByMsetex},
    {"ifeq", Condition::kEqual, true, kTakenBySet},
    {"ifne", Condition::kNotEqual, true, kTakenBySet},
    {"ifdeq", Condition::kDigestEqual, true, kTakenBySet},
    {"ifdne", Condition::kDigestNotEqual, true, kTakenBySet},
};

struct ExpiryWord {
  std::string_view word;
  ExpirySource source;
  bool has_time;
  uint8_t takers;
};

constexpr uint8_t kTakenByAll = kTakenBySet | kTakenByGetex | kTakenByMsetex;

constexpr ExpiryWord kExpiryWords[] = {
    {"ex", ExpirySource::kSeconds, true, kTakenByAll},
    {"px", ExpirySource::kMilliseconds, true, kTakenByAll},
    {"exat", ExpirySource::kSecondsAt, true, kTakenByAll},
    {"pxat", ExpirySource::kMillisecondsAt, true, kTakenByAll},
    {"keepttl", ExpirySource::kKept, false, kTakenBySet | kTakenByMsetex},
    {"persist", ExpirySource::kRemoved, false, kTakenByGetex},
};

// Both take the option at `index`, moving it to the option's last argument.
// Repeating an option is allowed, as in Redis, and the last one counts; two that
// exclude each other are not.

bool TakeCondition(CommandContext& context, size_t& index, OptionTaker taker, StringOptions& options) {
  for (const ConditionWord& row : kConditionWords) {
    if ((row.takers & taker) == 0 || !context.ArgIs(index, row.word)) continue;
    if (options.condition != Condition::kNone && options.condition != row.condition) return false;
    if (row.has_operand) {
      if (index + 1 == context.argc()) return false;
      options.operand = context.arg(++index);
    }
    options.condition = row.condition;
    return true;
  }
  return false;
}

bool TakeExpiry(CommandContext& context, size_t& index, OptionTaker taker, StringOptions& options) {
  for (const ExpiryWord& row : kExpiryWords) {
    if ((row.takers & taker) == 0 || !context.ArgIs(index, row.word)) continue;
    if (options.expiry != ExpirySource::kNone && options.expiry != row.source) return false;
    if (row.has_time) {
      if (index + 1 == context.argc()) return false;
      options.expiry_time = context.arg(++index);
    }
    options.expiry = row.source;
    return true;
  }
  return false;
}

bool InvalidExpiry(CommandContext& context) {
  context.reply().Error("ERR invalid expire time in '" + std::string(context.command().name) + "' command");
  return false;
}

}  // namespace

bool ParseStringOptions(CommandContext& context, size_t first, OptionTaker taker, StringOptions& options) {
  for (size_t i = first; i < context.argc(); ++i) {
    if (taker == kTakenBySet && context.ArgIs(i, "get")) {
      options.get = true;
    } else if (!TakeExpiry(context, i, taker, options) && !TakeCondition(context, i, taker, options)) {
      context.reply().SyntaxError();
      return false;
    }
  }
  return true;
}

bool ResolveExpiry(CommandContext& context, ExpirySource source, std::string_view time,
                   int64_t& expire_at_ms) {
  const auto number = ParseInteger(time);
  if (!number) {
    context.reply().NotInteger();
    return false;
  }
  const bool in_seconds = source == ExpirySource::kSeconds || source == ExpirySource::kSecondsAt;
  if (*number <= 0 || (in_seconds && *number > INT64_MAX / 1000)) return InvalidExpiry(context);
  expire_at_ms = in_seconds ? *number * 1000 : *number;
  if (source == ExpirySource::kSecondsAt || source == ExpirySource::kMillisecondsAt) return true;
  if (expire_at_ms > INT64_MAX - context.wall_ms()) return InvalidExpiry(context);
  expire_at_ms += context.wall_ms();
  return true;
}

}  // namespace nacre::commands
