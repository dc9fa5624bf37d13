// HGET, HMGET, HGETALL, HKEYS, HVALS, HLEN, HEXISTS and HSTRLEN.

#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

// The hash at the key, null if it is absent; false after an error reply.
bool FindHash(CommandContext& context, const HashValue*& hash) {
  if (FindCollection(context, context.key(), hash)) return true;
  context.reply().WrongType();
  return false;
}

// The place of the field that the second argument names.
HashValue::Place FindField(CommandContext& context, const HashValue* hash) {
  return hash == nullptr ? HashValue::Place() : hash->Find(context.arg(2), context.now_ms());
}

size_t SizeOf(CommandContext& context, const HashValue* hash) {
  return hash == nullptr ? 0 : hash->LiveSize(context.now_ms());
}

}  // namespace

void Hget(CommandContext& context) {
  const HashValue* hash;
  if (FindHash(context, hash)) ReplyValueOf(context, hash, context.arg(2));
}

void Hmget(CommandContext& context) {
  const HashValue* hash;
  if (!FindHash(context, hash)) return;
  context.reply().Array(context.argc() - 2);
  for (const std::string_view field : context.arguments().subspan(2)) ReplyValueOf(context, hash, field);
}

void Hgetall(CommandContext& context) {
  const HashValue* hash;
  if (!FindHash(context, hash)) return;
  ReplyWriter& reply = context.reply();
  reply.Map(SizeOf(context, hash));
  if (hash == nullptr) return;
  hash->ForEach(context.now_ms(), [&](const HashValue::Member& member) {
    ReplyEntry(reply, member.field);
    ReplyEntry(reply, member.value);
  });
}

void Hkeys(CommandContext& context) {
  const HashValue* hash;
  if (!FindHash(context, hash)) return;
  context.reply().Array(SizeOf(context, hash));
  if (hash == nullptr) return;
  hash->ForEach(context.now_ms(),
                [&](const HashValue::Member& member) { ReplyEntry(context.reply(), member.field); });
}

void Hvals(CommandContext& context) {
  const HashValue* hash;
  if (!FindHash(context, hash)) return;
  context.reply().Array(SizeOf(context, hash));
  if (hash == nullptr) return;
  hash->ForEach(context.now_ms(),
                [&](const HashValue::Member& member) { ReplyEntry(context.reply(), member.value); });
}

void Hlen(CommandContext& context) {
  const HashValue* hash;
  if (FindHash(context, hash)) context.reply().Integer(static_cast<int64_t>(SizeOf(context, hash)));
}

void Hexists(CommandContext& context) {
  const HashValue* hash;
  if (FindHash(context, hash)) context.reply().Integer(FindField(context, hash) ? 1 : 0);
}

void Hstrlen(CommandContext& context) {
  const HashValue* hash;
  if (!FindHash(context, hash)) return;
  const HashValue::Place place = FindField(context, hash);
  if (!place) return context.reply().Integer(0);
  DigitBuffer digits;
  context.reply().Integer(static_cast<int64_t>(hash->ValueAt(place).View(digits).size()));
}

}  // namespace nacre::commands
