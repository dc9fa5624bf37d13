#include "commands/scan_options.h"

#include "base/number.h"

namespace nacre::commands {
namespace {

std::optional<uint64_t> ReadCursor(std::string_view text) {
  if (text.empty()) return 0;
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<uint64_t>(c - '0');
    if (value > (std::numeric_limits<uint64_t>::max() - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return negative ? 0 - value : value;
}

// Reads COUNT's number; false after an error reply.
bool ParseCount(CommandContext& context, std::string_view text, ScanOptions& options) {
  const auto count = ParseInteger(text);
  if (!count) {
    context.reply().NotInteger();
    return false;
  }
  if (*count < 1) {
    context.reply().SyntaxError();
    return false;
  }
  options.count = static_cast<size_t>(*count);
  return true;
}

// Reads the option at argument `index`, which has a value; false after an error reply.
bool ParseOptionWithValue(CommandContext& context, size_t index, unsigned taken, ScanOptions& options) {
  const std::string_view value = context.arg(index + 1);
  if (context.ArgIs(index, "count")) return ParseCount(context, value, options);
  if (context.ArgIs(index, "match")) {
    options.pattern = value;
  } else if ((taken & kTakesType) != 0 && context.ArgIs(index, "type")) {
    options.type = value;
  } else {
    context.reply().SyntaxError();
    return false;
  }
  return true;
}

}  // namespace

std::optional<uint64_t> ParseScanCursor(CommandContext& context, std::string_view text) {
  const auto cursor = ReadCursor(text);
  if (!cursor) context.reply().Error("ERR invalid cursor");
  return cursor;
}

std::optional<ScanOptions> ParseScanOptions(CommandContext& context, size_t first, unsigned taken) {
  ScanOptions options;
  for (size_t i = first; i < context.argc();) {
    if ((taken & kTakesNoValues) != 0 && context.ArgIs(i, "novalues")) {
      options.without_values = true;
      ++i;
      continue;
    }
    if (i + 1 == context.argc()) {
      context.reply().SyntaxError();
      return std::nullopt;
    }
    if (!ParseOptionWithValue(context, i, taken, options)) return std::nullopt;
    i += 2;
  }
  // The pattern that matches every name is no pattern: it matches the empty name too.
  if (options.pattern == "*") options.pattern.reset();
  return options;
}

}  // namespace nacre::commands
