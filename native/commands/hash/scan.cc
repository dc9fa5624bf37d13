// HSCAN.

#include <string>
#include <vector>

#include "commands/hash/hash_access.h"
#include "commands/scan_options.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

void ReplyPage(ReplyWriter& reply, uint64_t cursor, const std::vector<HashValue::Member>& page,
               bool with_values) {
  reply.Array(2);
  reply.Bulk(std::to_string(cursor));
  reply.Array(with_values ? page.size() * 2 : page.size());
  for (const HashValue::Member& member : page) {
    ReplyEntry(reply, member.field);
    if (with_values) ReplyEntry(reply, member.value);
  }
}

}  // namespace

void Hscan(CommandContext& context) {
  auto cursor = ParseScanCursor(context, context.arg(2));
  if (!cursor) return;
  const HashValue* hash;
  if (!FindCollection(context, context.key(), hash)) return context.reply().WrongType();
  if (hash == nullptr) return ReplyPage(context.reply(), 0, {}, false);
  const auto options = ParseScanOptions(context, 3, kTakesNoValues);
  if (!options) return;
  std::vector<HashValue::Member> page;
  size_t looked_at = 0;
  size_t buckets_left = options->most_buckets();
  do {
    *cursor = hash->Scan(*cursor, context.now_ms(), [&](const HashValue::Member& member) {
      ++looked_at;
      DigitBuffer digits;
      if (options->Matches(member.field.View(digits))) page.push_back(member);
    });
  } while (*cursor != 0 && looked_at < options->count && --buckets_left != 0);
  ReplyPage(context.reply(), *cursor, page, !options->without_values);
}

}  // namespace nacre::commands
