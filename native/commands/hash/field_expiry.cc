#include "commands/hash/field_expiry.h"

#include <string>

#include "base/number.h"

namespace nacre::commands {
namespace {

// The latest time that Redis's fields can have.
constexpr int64_t kLatestMs = (int64_t{1} << 46) - 1;

std::optional<int64_t> Invalid(CommandContext& context) {
  context.reply().Error("ERR invalid expire time in '" + std::string(context.command().name) + "' command");
  return std::nullopt;
}

}  // namespace

std::optional<int64_t> ParseFieldExpiry(CommandContext& context, std::string_view number,
                                        const FieldExpiryForm& form) {
  const auto parsed = ParseInteger(number);
  if (!parsed) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  if (*parsed < 0) {
    context.reply().Error("ERR invalid expire time, must be >= 0");
    return std::nullopt;
  }
  if (form.in_seconds && *parsed > kLatestMs / 1000) return Invalid(context);
  const int64_t milliseconds = form.in_seconds ? *parsed * 1000 : *parsed;
  const int64_t start_ms = form.from_now ? context.wall_ms() : 0;
  if (milliseconds > kLatestMs - start_ms) return Invalid(context);
  return start_ms + milliseconds;
}

}  // namespace nacre::commands
