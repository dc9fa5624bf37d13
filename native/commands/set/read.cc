// SCARD, SISMEMBER, SMISMEMBER, SMEMBERS and SSCAN: what a set holds.

#include <string>

#include "commands/scan_options.h"
#include "commands/set/set_access.h"
#include "generated/handlers/set.h"

namespace nacre::commands {

void Scard(CommandContext& context) {
  const SetValue* set;
  if (!FindSetOrReply(context, set)) return;
  context.reply().Integer(set == nullptr ? 0 : static_cast<int64_t>(set->size()));
}

void Sismember(CommandContext& context) {
  const SetValue* set;
  if (!FindSetOrReply(context, set)) return;
  context.reply().Integer(set != nullptr && set->Contains(context.arg(2)) ? 1 : 0);
}

void Smismember(CommandContext& context) {
  const SetValue* set;
  if (!FindSetOrReply(context, set)) return;
  context.reply().Array(context.argc() - 2);
  for (size_t i = 2; i < context.argc(); ++i) {
    context.reply().Integer(set != nullptr && set->Contains(context.arg(i)) ? 1 : 0);
  }
}

void Smembers(CommandContext& context) {
  const SetValue* set;
  if (!FindSetOrReply(context, set)) return;
  if (set == nullptr) return context.reply().Set(0);
  ReplyMembers(context.reply(), *set);
}

void Sscan(CommandContext& context) {
  const auto start = ParseScanCursor(context, context.arg(2));
  if (!start) return;
  const SetValue* set;
  if (!FindSetOrReply(context, set)) return;
  uint64_t cursor = 0;
  std::vector<PackedValue> found;
  if (set != nullptr) {
    const auto options = ParseScanOptions(context, 3, kTakesMatchAndCount);
    if (!options) return;
    cursor = *start;
    size_t looked_at = 0;
    size_t buckets_left = options->most_buckets();
    do {
      cursor = set->Scan(cursor, [&](const auto& member) {
        ++looked_at;
        DigitBuffer digits;
        if (options->Matches(ViewOf(member, digits))) found.push_back(AsReply(member));
      });
    } while (cursor != 0 && looked_at < options->count && --buckets_left != 0);
  }
  context.reply().Array(2);
  context.reply().Bulk(std::to_string(cursor));
  context.reply().Array(found.size());
  for (const PackedValue& member : found) ReplyMember(context.reply(), member);
}

}  // namespace nacre::commands
