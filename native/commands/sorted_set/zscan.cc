// ZSCAN.

#include <cmath>
#include <cstdio>
#include <string>

#include "base/byte_buffer.h"
#include "commands/collection_access.h"
#include "commands/scan_options.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

// A score among the strings of the reply. Redis writes that of a packed set as
// ever, that of a tree with 17 digits.
std::string_view ScanScore(const SortedSetValue& set, double score, char* buffer, size_t room) {
  if (set.IsPacked() || std::isinf(score)) return {buffer, FormatDouble(score, buffer)};
  return {buffer, static_cast<size_t>(std::snprintf(buffer, room, "%.17g", score))};
}

}  // namespace

void Zscan(CommandContext& context) {
  const auto cursor = ParseScanCursor(context, context.arg(2));
  if (!cursor) return;
  const SortedSetValue* set;
  if (!FindCollection(context, context.key(), set)) return context.reply().WrongType();
  ReplyWriter& reply = context.reply();
  if (set == nullptr) {
    reply.Array(2);
    reply.Bulk("0");
    return reply.Array(0);
  }
  const auto options = ParseScanOptions(context, 3, 0);
  if (!options) return;
  std::vector<std::pair<std::string, double>> found;
  uint64_t next = *cursor;
  size_t looked_at = 0;
  size_t buckets_left = options->most_buckets();
  do {
    next = set->Scan(next, [&](std::string_view name, double score) {
      ++looked_at;
      if (options->Matches(name)) found.emplace_back(name, score);
    });
  } while (next != 0 && looked_at < options->count && --buckets_left != 0);
  reply.Array(2);
  reply.Bulk(std::to_string(next));
  reply.Array(found.size() * 2);
  for (const auto& [name, score] : found) {
    char buffer[kLongestDouble];
    reply.Bulk(name);
    reply.Bulk(ScanScore(*set, score, buffer, sizeof buffer));
  }
}

}  // namespace nacre::commands
