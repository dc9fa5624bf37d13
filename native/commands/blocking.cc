#include "commands/blocking.h"

#include <cmath>
#include <limits>

#include "base/number.h"
#include "commands/command_context.h"

namespace nacre {

std::optional<int64_t> ParseTimeoutSeconds(CommandContext& context, std::string_view text) {
  const auto seconds = ParseLongDouble(text);
  if (!seconds) {
    context.reply().Error("ERR timeout is not a float or out of range");
    return std::nullopt;
  }
  const long double milliseconds = std::ceil(*seconds * 1000);
  if (milliseconds > static_cast<long double>(std::numeric_limits<int64_t>::max())) {
    context.reply().Error("ERR timeout is out of range");
    return std::nullopt;
  }
  if (milliseconds < 0) {
    context.reply().Error("ERR timeout is negative");
    return std::nullopt;
  }
  if (milliseconds > static_cast<long double>(std::numeric_limits<int64_t>::max() - context.now_ms())) {
    context.reply().Error("ERR timeout is out of range");
    return std::nullopt;
  }
  return static_cast<int64_t>(milliseconds);
}

}  // namespace nacre
