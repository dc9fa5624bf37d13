// What the string commands have in common: a string as a reply, a string put
// under a key, and the limit on a string's length.

#ifndef NACRE_COMMANDS_STRING_STRING_VALUE_H_
#define NACRE_COMMANDS_STRING_STRING_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

// Replies with the entry's string, or with WRONGTYPE; returns whether it is a string.
inline bool ReplyWithString(ReplyWriter& reply, const Entry& entry) {
  if (!entry.IsString()) {
    reply.WrongType();
    return false;
  }
  DigitBuffer digits;
  reply.Bulk(entry.String(digits));
  return true;
}

// The events of a string that was set with an expiry time in the past.
void NotifyExpiredAtOnce(CommandContext& context, const KeyRef& key, bool is_new);

// Stores `value` under `key` in the form that a SET gives it. An expiry time that
// has passed removes the key, as on a Redis master. Counts one change; emits
// `event`, and what follows from an expiry time.
// Requires: `position` is the live position of `key`, or none.
inline void StoreString(CommandContext& context, Table::Position position, const KeyRef& key,
                        std::string_view value, int64_t expire_at_ms, std::string_view event = "set") {
  context.MarkChanged();
  Table& table = context.TableOf(key);
  if (expire_at_ms != kNoExpiry && expire_at_ms <= context.now_ms()) [[unlikely]] {
    if (position) table.Erase(position, key);
    return NotifyExpiredAtOnce(context, key, !position);
  }
  const uint32_t clock = context.ClockOver(position ? table.At(position) : nullptr);
  table.SetString(position, key, value, StringForm::kCompact, expire_at_ms, clock);
  context.Notify(kEventString, event, key);
}

// The same with an expiry time that the caller was given, which is an event of its own.
inline void StoreExpiringString(CommandContext& context, Table::Position position, const KeyRef& key,
                                std::string_view value, int64_t expire_at_ms) {
  StoreString(context, position, key, value, expire_at_ms);
  if (expire_at_ms > context.now_ms()) context.Notify(kEventGeneric, "expire", key);
}

// What was done to a key that got a value with an expiry time, in words that say so
// at any time: a moment that has passed has removed the key.
void KeepExpiringString(CommandContext& context, const KeyRef& key, std::string_view value,
                        int64_t expire_at_ms);

// Whether a string of `size` bytes may grow by `added`; if not, replies with the error.
bool FitsStringLimit(CommandContext& context, size_t size, size_t added);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_STRING_STRING_VALUE_H_
