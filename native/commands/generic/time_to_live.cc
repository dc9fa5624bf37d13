// TTL, PTTL, EXPIRETIME and PEXPIRETIME: when a key expires, or how soon.

#include "commands/command_context.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {
namespace {

constexpr int64_t kNoKeyReply = -2;

enum class Unit { kSeconds, kMilliseconds };

// Rounds to the nearest second, as Redis does, without overflow at the far end of time.
int64_t InUnit(int64_t milliseconds, Unit unit) {
  if (unit == Unit::kMilliseconds) return milliseconds;
  return static_cast<int64_t>((static_cast<uint64_t>(milliseconds) + 500) / 1000);
}

// The expiry time of the key, kNoExpiry, or kNoKeyReply.
int64_t FindExpiry(CommandContext& context) {
  const Table::Position position = context.FindToInspect(context.key());
  return position ? context.TableOf(context.key()).At(position)->expire_at_ms() : kNoKeyReply;
}

void ReplyTimeLeft(CommandContext& context, Unit unit) {
  const int64_t expire_at_ms = FindExpiry(context);
  if (expire_at_ms < 0) return context.reply().Integer(expire_at_ms);
  context.reply().Integer(InUnit(expire_at_ms - context.now_ms(), unit));
}

void ReplyExpiry(CommandContext& context, Unit unit) {
  const int64_t expire_at_ms = FindExpiry(context);
  context.reply().Integer(expire_at_ms < 0 ? expire_at_ms : InUnit(expire_at_ms, unit));
}

}  // namespace

void Ttl(CommandContext& context) { ReplyTimeLeft(context, Unit::kSeconds); }

void Pttl(CommandContext& context) { ReplyTimeLeft(context, Unit::kMilliseconds); }

void Expiretime(CommandContext& context) { ReplyExpiry(context, Unit::kSeconds); }

void Pexpiretime(CommandContext& context) { ReplyExpiry(context, Unit::kMilliseconds); }

}  // namespace nacre::commands
