// LCS: the longest common subsequence of two strings.

#include <cstdint>
#include <limits>
#include <optional>

#include "base/number.h"
#include "commands/command_context.h"
#include "commands/string/common_subsequence.h"
#include "generated/handlers/string.h"

namespace nacre::commands {
namespace {

struct LcsOptions {
  bool length = false;         // LEN
  bool indexes = false;        // IDX
  bool match_lengths = false;  // WITHMATCHLEN
  int64_t shortest_match = 0;  // MINMATCHLEN
};

bool ParseLcsOptions(CommandContext& context, LcsOptions& options) {
  for (size_t i = 3; i < context.argc(); ++i) {
    if (context.ArgIs(i, "idx")) {
      options.indexes = true;
    } else if (context.ArgIs(i, "len")) {
      options.length = true;
    } else if (context.ArgIs(i, "withmatchlen")) {
      options.match_lengths = true;
    } else if (context.ArgIs(i, "minmatchlen") && i + 1 < context.argc()) {
      const auto shortest = ParseInteger(context.arg(++i));
      if (!shortest) {
        context.reply().NotInteger();
        return false;
      }
      options.shortest_match = *shortest;
    } else {
      context.reply().SyntaxError();
      return false;
    }
  }
  if (!options.indexes || !options.length) return true;
  context.reply().Error("ERR If you want both the length and indexes, please just use IDX.");
  return false;
}

// The string of key `index`, empty if it is absent, or nothing if it is no string.
std::optional<std::string_view> StringOf(CommandContext& context, size_t index, DigitBuffer& digits) {
  const KeyRef& key = context.key(index);
  const Table::Position position = context.FindToRead(key);
  if (!position) return std::string_view();
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return std::nullopt;
  return entry.String(digits);
}

// Whether strings of these sizes may be compared; if not, replies with the error.
// The limit is on the table of 32-bit lengths that Redis fills, although ours is smaller.
bool AreComparable(CommandContext& context, size_t first_size, size_t second_size) {
  constexpr size_t kTooLong = std::numeric_limits<uint32_t>::max() - 1;
  if (first_size >= kTooLong || second_size >= kTooLong) {
    context.reply().Error("ERR String too long for LCS");
    return false;
  }
  size_t table_bytes;
  if (__builtin_mul_overflow((first_size + 1) * (second_size + 1), sizeof(uint32_t), &table_bytes)) {
    context.reply().Error("ERR Insufficient memory, failed allocating transient memory for LCS");
    return false;
  }
  if (table_bytes > static_cast<uint64_t>(context.settings().proto_max_bulk_len.get())) {
    context.reply().Error("ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len");
    return false;
  }
  return true;
}

void ReplyWithRange(ReplyWriter& reply, uint32_t start, uint32_t length) {
  reply.Array(2);
  reply.Integer(start);
  reply.Integer(int64_t{start} + length - 1);
}

void ReplyWithIndexes(ReplyWriter& reply, const CommonSubsequence& common, const LcsOptions& options) {
  size_t shown = 0;
  for (const auto& match : common.matches()) shown += match.length >= options.shortest_match ? 1 : 0;
  reply.Map(2);
  reply.Bulk("matches");
  reply.Array(shown);
  for (const auto& match : common.matches()) {
    if (match.length < options.shortest_match) continue;
    reply.Array(options.match_lengths ? 3 : 2);
    ReplyWithRange(reply, match.first_start, match.length);
    ReplyWithRange(reply, match.second_start, match.length);
    if (options.match_lengths) reply.Integer(match.length);
  }
  reply.Bulk("len");
  reply.Integer(common.length());
}

}  // namespace

void Lcs(CommandContext& context) {
  DigitBuffer first_digits;
  DigitBuffer second_digits;
  const auto first = StringOf(context, 0, first_digits);
  const auto second = StringOf(context, 1, second_digits);
  if (!first || !second) return context.reply().Error("ERR The specified keys must contain string values");
  LcsOptions options;
  if (!ParseLcsOptions(context, options)) return;
  if (!AreComparable(context, first->size(), second->size())) return;
  CommonSubsequence common(*first, *second);
  if (options.length) {
    common.ComputeLength();
    return context.reply().Integer(common.length());
  }
  if (!common.ComputeAll()) {
    return context.reply().Error("ERR Insufficient memory, failed allocating transient memory for LCS");
  }
  if (options.indexes) {
    ReplyWithIndexes(context.reply(), common, options);
  } else {
    context.reply().Bulk(common.text());
  }
}

}  // namespace nacre::commands
