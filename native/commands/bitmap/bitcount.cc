#include <optional>

#include "base/number.h"
#include "commands/bitmap/bit_range.h"
#include "commands/command_context.h"
#include "generated/handlers/bitmap.h"
#include "structures/bit_operations.h"

namespace nacre::commands {
namespace {

// The range in the arguments from the third on, resolved; nothing after a reply.
std::optional<BitRange> ParseRange(CommandContext& context, size_t size) {
  if (context.argc() != 4 && context.argc() != 5) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  const auto start = ParseInteger(context.arg(2));
  const auto end = ParseInteger(context.arg(3));
  if (!start || !end) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  // Answered before the unit is looked at, as in Redis 7.
  if (*start < 0 && *end < 0 && *start > *end) {
    context.reply().Integer(0);
    return std::nullopt;
  }
  AskedRange asked{*start, *end, false};
  if (context.argc() == 5) {
    const auto in_bits = ParseIsBit(context, context.arg(4));
    if (!in_bits) return std::nullopt;
    asked.in_bits = *in_bits;
  }
  return ResolveRange(asked, size);
}

}  // namespace

// A missing key has no bits, whatever the other arguments say.
void Bitcount(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Integer(0);
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  DigitBuffer digits;
  const std::string_view bytes = entry.String(digits);
  if (context.argc() == 2) return context.reply().Integer(static_cast<int64_t>(CountBits(bytes)));
  const auto range = ParseRange(context, bytes.size());
  if (!range) return;
  context.reply().Integer(static_cast<int64_t>(CountBits(bytes, range->begin, range->end)));
}

}  // namespace nacre::commands
