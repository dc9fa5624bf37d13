// RESTORE: a key is made of what DUMP returned, here or on a Redis server.

#include <cstdint>
#include <string_view>
#include <utility>

#include "base/number.h"
#include "commands/command_context.h"
#include "commands/value_limits.h"
#include "generated/handlers/generic.h"
#include "keyspace/access_clock.h"
#include "rdb/dump_payload.h"

namespace nacre::commands {
namespace {

constexpr int64_t kMillisecondsPerSecond = 1000;
constexpr int64_t kLargestFrequency = 255;
constexpr int64_t kNotGiven = -1;

// How many seconds a 24-bit access clock can tell apart.
constexpr int64_t kClockPeriod = 1 << 24;

struct RestoreOptions {
  bool replace = false;
  bool absolute = false;
  int64_t idle_seconds = kNotGiven;
  int64_t frequency = kNotGiven;
};

// The number of an option, from 0 to `largest`; false after an error reply.
bool ParseNumber(CommandContext& context, std::string_view text, int64_t largest, std::string_view error,
                 int64_t& number) {
  const auto parsed = ParseInteger(text);
  if (!parsed) {
    context.reply().NotInteger();
    return false;
  }
  if (*parsed < 0 || *parsed > largest) {
    context.reply().Error(error);
    return false;
  }
  number = *parsed;
  return true;
}

// False after an error reply. Idle time and frequency exclude each other, since a
// key has one clock.
bool ParseOptions(CommandContext& context, RestoreOptions& options) {
  for (size_t i = 4; i < context.argc(); ++i) {
    const bool has_number = i + 1 < context.argc();
    if (context.ArgIs(i, "replace")) {
      options.replace = true;
    } else if (context.ArgIs(i, "absttl")) {
      options.absolute = true;
    } else if (context.ArgIs(i, "idletime") && has_number && options.frequency == kNotGiven) {
      if (!ParseNumber(context, context.arg(++i), INT64_MAX, "ERR Invalid IDLETIME value, must be >= 0",
                       options.idle_seconds)) {
        return false;
      }
    } else if (context.ArgIs(i, "freq") && has_number && options.idle_seconds == kNotGiven) {
      if (!ParseNumber(context, context.arg(++i), kLargestFrequency,
                       "ERR Invalid FREQ value, must be >= 0 and <= 255", options.frequency)) {
        return false;
      }
    } else {
      context.reply().SyntaxError();
      return false;
    }
  }
  return true;
}

uint32_t ClockFor(CommandContext& context, const RestoreOptions& options) {
  if (context.settings().policy() == AccessPolicy::kLfu) {
    if (options.frequency == kNotGiven) return context.FreshClock();
    return LfuClock(static_cast<uint32_t>(options.frequency), context.wall_ms());
  }
  if (options.idle_seconds == kNotGiven) return context.FreshClock();
  const int64_t idle_ms = options.idle_seconds % kClockPeriod * kMillisecondsPerSecond;
  return LruClock(context.wall_ms() - idle_ms);
}

// The moment of expiry; a time that is too far away for 64 bits has passed, as in Redis.
int64_t ExpiryFor(CommandContext& context, int64_t ttl_ms, bool absolute) {
  if (ttl_ms == 0) return kNoExpiry;
  if (absolute) return ttl_ms;
  int64_t expire_at_ms;
  return __builtin_add_overflow(ttl_ms, context.wall_ms(), &expire_at_ms) ? 0 : expire_at_ms;
}

void Store(CommandContext& context, ReadValue& value, int64_t expire_at_ms, uint32_t clock) {
  const KeyRef& key = context.key();
  Table& table = context.TableOf(key);
  const Table::Position position = context.Peek(key);
  if (value.type == ValueType::kString) {
    table.SetString(position, key, value.string.bytes(), StringForm::kCompact, expire_at_ms, clock);
  } else {
    table.SetCollection(position, key, value.type, std::move(value.collection), expire_at_ms, clock);
  }
  context.MarkChanged();
  const NumberWord moment(expire_at_ms == kNoExpiry ? 0 : expire_at_ms);
  const std::string_view given = context.arg(3);
  ByteBuffer encoded;
  if (context.KeepsEffects() && !IsCommonPayload(given)) {
    WriteDumpPayload(*table.At(table.Find(key)), {.compress = context.settings().rdbcompression.get() != 0},
                     encoded);
  }
  context.Effect(
      {"RESTORE", key.bytes, moment, encoded.empty() ? given : encoded.view(), "REPLACE", "ABSTTL"});
  // What it replaces was deleted first, in Redis.
  if (position) context.Notify(kEventNew, "new", key);
  context.Notify(kEventGeneric, "restore", key);
}

// What is restored with a time that has passed only takes away what was there.
void RemoveReplaced(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.Peek(key);
  if (!position) return;
  context.TableOf(key).Erase(position, key);
  context.MarkChanged();
  context.Effect({"DEL", key.bytes});
  context.Notify(kEventGeneric, "del", key);
}

}  // namespace

void Restore(CommandContext& context) {
  RestoreOptions options;
  if (!ParseOptions(context, options)) return;
  if (!options.replace && context.FindToWrite(context.key())) {
    return context.reply().Error("BUSYKEY Target key name already exists.");
  }
  int64_t ttl_ms;
  if (!ParseNumber(context, context.arg(2), INT64_MAX, "ERR Invalid TTL value, must be >= 0", ttl_ms)) return;
  const std::string_view payload = context.arg(3);
  if (!HasValidFooter(payload, context.settings().skip_checksum_validation.get() == 0)) {
    return context.reply().Error("ERR DUMP payload version or checksum are wrong");
  }
  ReadValue value;
  if (!ReadDumpPayload(payload, LongestString(context), ValueLimitsOf(context), value)) {
    return context.reply().Error("ERR Bad data format");
  }
  const int64_t expire_at_ms = ExpiryFor(context, ttl_ms, options.absolute);
  if (expire_at_ms != kNoExpiry && expire_at_ms <= context.now_ms()) {
    RemoveReplaced(context);
  } else {
    Store(context, value, expire_at_ms, ClockFor(context, options));
  }
  context.reply().Ok();
}

}  // namespace nacre::commands
