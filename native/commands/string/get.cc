// GET, GETDEL, GETEX, MGET, STRLEN: reading whole strings.

#include "commands/string/string_options.h"
#include "commands/string/string_value.h"
#include "generated/handlers/string.h"

namespace nacre::commands {

void Get(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Null();
  ReplyWithString(context.reply(), *context.TableOf(key).At(position));
}

void Getdel(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Null();
  Table& table = context.TableOf(key);
  if (!ReplyWithString(context.reply(), *table.At(position))) return;
  table.Erase(position, key);
  context.MarkChanged();
  context.Effect({"DEL", key.bytes});
  context.Notify(kEventGeneric, "del", key);
}

namespace {

void ChangeExpiry(CommandContext& context, Table::Position position, const StringOptions& options,
                  int64_t expire_at_ms) {
  const KeyRef& key = context.key();
  Table& table = context.TableOf(key);
  std::string_view event;
  if (options.HasExpiryTime() && expire_at_ms <= context.now_ms()) {
    table.Erase(position, key);
    context.Effect({"DEL", key.bytes});
    event = "del";
  } else if (options.HasExpiryTime()) {
    table.SetExpiry(position, expire_at_ms);
    if (context.KeepsEffects()) context.Effect({"PEXPIREAT", key.bytes, NumberWord(expire_at_ms)});
    event = "expire";
  } else if (options.expiry == ExpirySource::kRemoved && table.At(position)->HasExpiry()) {
    table.SetExpiry(position, kNoExpiry);
    context.Effect({"PERSIST", key.bytes});
    event = "persist";
  } else {
    return;
  }
  context.MarkChanged();
  context.Notify(kEventGeneric, event, key);
}

}  // namespace

void Getex(CommandContext& context) {
  StringOptions options;
  if (!ParseStringOptions(context, 2, kTakenByGetex, options)) return;
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  // An absent key answers before the time is looked at, as in Redis.
  if (!position) return context.reply().Null();
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  int64_t expire_at_ms = kNoExpiry;
  if (options.HasExpiryTime() && !ResolveExpiry(context, options.expiry, options.expiry_time, expire_at_ms)) {
    return;
  }
  ReplyWithString(context.reply(), entry);
  ChangeExpiry(context, position, options, expire_at_ms);
}

void Mget(CommandContext& context) {
  ReplyWriter& reply = context.reply();
  reply.Array(context.key_count());
  for (size_t i = 0; i < context.key_count(); ++i) {
    const KeyRef& key = context.key(i);
    const Table::Position position = context.FindToRead(key);
    const Entry* entry = position ? context.TableOf(key).At(position) : nullptr;
    if (entry != nullptr && entry->IsString()) {
      ReplyWithString(reply, *entry);
    } else {
      reply.Null();
    }
  }
}

void Strlen(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Integer(0);
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  context.reply().Integer(static_cast<int64_t>(entry.StringSize()));
}

}  // namespace nacre::commands
