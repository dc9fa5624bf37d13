// The part of a string that BITCOUNT and BITPOS look at.

#ifndef NACRE_COMMANDS_BITMAP_BIT_RANGE_H_
#define NACRE_COMMANDS_BITMAP_BIT_RANGE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

// As it was asked for: both ends belong to it, and count from the end of the
// string when they are negative.
struct AskedRange {
  int64_t start = 0;
  int64_t end = -1;
  bool in_bits = false;  // Else in bytes.
};

// The bits from `begin` until before `end`.
struct BitRange {
  uint64_t begin = 0;
  uint64_t end = 0;
  bool IsEmpty() const { return begin == end; }
};

// The bits of a string of `size` bytes that are asked for.
inline BitRange ResolveRange(const AskedRange& asked, size_t size) {
  const int64_t unit = asked.in_bits ? 1 : 8;
  const auto total = static_cast<int64_t>(size) * 8 / unit;
  // What lies before the string is its beginning, also for the end of the range.
  const int64_t start = std::max<int64_t>(asked.start < 0 ? asked.start + total : asked.start, 0);
  const int64_t end = std::max<int64_t>(asked.end < 0 ? asked.end + total : asked.end, 0);
  const int64_t last = std::min(end, total - 1);
  if (start > last) return {};
  return {static_cast<uint64_t>(start * unit), static_cast<uint64_t>((last + 1) * unit)};
}

// Whether `word` names the unit BIT; nothing after a syntax error's reply.
inline std::optional<bool> ParseIsBit(CommandContext& context, std::string_view word) {
  if (EqualsIgnoringCase(word, "bit")) return true;
  if (EqualsIgnoringCase(word, "byte")) return false;
  context.reply().SyntaxError();
  return std::nullopt;
}

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_BITMAP_BIT_RANGE_H_
