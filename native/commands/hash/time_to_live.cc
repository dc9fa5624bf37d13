// HTTL, HPTTL, HEXPIRETIME and HPEXPIRETIME: when fields expire, or how soon.

#include "commands/hash/field_list.h"
#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

constexpr int64_t kNoFieldReply = -2;

struct TimeForm {
  bool in_seconds;
  bool from_now;
};

// Seconds are rounded up, as in Redis, whose keys' seconds are rounded to the nearest.
int64_t TimeReply(const HashValue* hash, std::string_view field, const TimeForm& form, int64_t now_ms) {
  const HashValue::Place place = hash == nullptr ? HashValue::Place() : hash->Find(field, now_ms);
  if (!place) return kNoFieldReply;
  const int64_t expire_at_ms = hash->ExpiryAt(place);
  if (expire_at_ms == kNoExpiry) return kNoExpiry;
  const int64_t milliseconds = form.from_now ? expire_at_ms - now_ms : expire_at_ms;
  return form.in_seconds ? (milliseconds + 999) / 1000 : milliseconds;
}

void ReplyTimes(CommandContext& context, const TimeForm& form) {
  const HashValue* hash;
  if (!FindCollection(context, context.key(), hash)) return context.reply().WrongType();
  const auto fields = ParseFieldList(context, 2);
  if (!fields) return;
  context.reply().Array(fields->size());
  for (const std::string_view field : *fields) {
    context.reply().Integer(TimeReply(hash, field, form, context.now_ms()));
  }
}

}  // namespace

void Httl(CommandContext& context) { ReplyTimes(context, {.in_seconds = true, .from_now = true}); }

void Hpttl(CommandContext& context) { ReplyTimes(context, {.in_seconds = false, .from_now = true}); }

void Hexpiretime(CommandContext& context) { ReplyTimes(context, {.in_seconds = true, .from_now = false}); }

void Hpexpiretime(CommandContext& context) { ReplyTimes(context, {.in_seconds = false, .from_now = false}); }

}  // namespace nacre::commands
