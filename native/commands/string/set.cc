// SET, SETNX, SETEX, PSETEX, GETSET: writing one whole string.

#include "commands/string/string_options.h"
#include "commands/string/string_value.h"
#include "commands/string/value_condition.h"
#include "generated/handlers/string.h"

namespace nacre::commands {
namespace {

void SetWithOptions(CommandContext& context, const StringOptions& options) {
  int64_t expire_at_ms = kNoExpiry;
  if (options.HasExpiryTime() && !ResolveExpiry(context, options.expiry, options.expiry_time, expire_at_ms)) {
    return;
  }
  const KeyRef& key = context.key();
  const Table::Position position = options.get ? context.FindToRead(key) : context.FindToWrite(key);
  const Entry* old = position ? context.TableOf(key).At(position) : nullptr;
  if (old != nullptr && (options.get || ComparesValue(options.condition))) {
    if (!old->IsString()) return context.reply().WrongType();
    if (!HasValidOperand(context, options.condition, options.operand)) return;
  }
  const bool holds = Holds(options.condition, options.operand, old);
  if (options.get && old != nullptr) {
    ReplyWithString(context.reply(), *old);
  } else if (options.get || !holds) {
    context.reply().Null();
  }
  if (!holds) return;
  if (options.HasExpiryTime()) {
    StoreExpiringString(context, position, key, context.arg(2), expire_at_ms);
    KeepExpiringString(context, key, context.arg(2), expire_at_ms);
  } else {
    const bool keeps = options.expiry == ExpirySource::kKept && old != nullptr;
    const int64_t kept_ms = keeps ? old->expire_at_ms() : kNoExpiry;
    StoreString(context, position, key, context.arg(2), kept_ms);
    KeepExpiringString(context, key, context.arg(2), kept_ms);
  }
  if (!options.get) context.reply().Ok();
}

void SetWithExpiry(CommandContext& context, ExpirySource source) {
  int64_t expire_at_ms;
  if (!ResolveExpiry(context, source, context.arg(2), expire_at_ms)) return;
  const KeyRef& key = context.key();
  StoreExpiringString(context, context.FindToWrite(key), key, context.arg(3), expire_at_ms);
  KeepExpiringString(context, key, context.arg(3), expire_at_ms);
  context.reply().Ok();
}

}  // namespace

void Set(CommandContext& context) {
  if (context.argc() == 3) [[likely]] {
    const KeyRef& key = context.key();
    StoreString(context, context.FindToWrite(key), key, context.arg(2), kNoExpiry);
    return context.reply().Ok();
  }
  StringOptions options;
  if (ParseStringOptions(context, 3, kTakenBySet, options)) SetWithOptions(context, options);
}

void Setnx(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  if (position) return context.reply().Integer(0);
  StoreString(context, position, key, context.arg(2), kNoExpiry);
  context.reply().Integer(1);
}

void Setex(CommandContext& context) { SetWithExpiry(context, ExpirySource::kSeconds); }

void Psetex(CommandContext& context) { SetWithExpiry(context, ExpirySource::kMilliseconds); }

void Getset(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) {
    context.reply().Null();
  } else if (!ReplyWithString(context.reply(), *context.TableOf(key).At(position))) {
    return;
  }
  StoreString(context, position, key, context.arg(2), kNoExpiry);
}

}  // namespace nacre::commands
