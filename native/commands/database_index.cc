#include "commands/database_index.h"

#include <limits>
#include <string>

#include "base/number.h"
#include "commands/command_context.h"

namespace nacre {
namespace {

constexpr int64_t kSmallestInt = std::numeric_limits<int32_t>::min();
constexpr int64_t kLargestInt = std::numeric_limits<int32_t>::max();

}  // namespace

bool FitsInt(int64_t value) { return value >= kSmallestInt && value <= kLargestInt; }

std::optional<uint32_t> CheckDatabaseIndex(CommandContext& context, int64_t index) {
  if (index < 0 || static_cast<uint64_t>(index) >= context.keyspace().databases()) {
    context.reply().Error("ERR DB index is out of range");
    return std::nullopt;
  }
  return static_cast<uint32_t>(index);
}

std::optional<uint32_t> ParseDatabaseIndex(CommandContext& context, std::string_view text) {
  const auto index = ParseInteger(text);
  if (!index) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  if (!FitsInt(*index)) {
    context.reply().Error("ERR value is out of range, value must between " + std::to_string(kSmallestInt) +
                          " and " + std::to_string(kLargestInt));
    return std::nullopt;
  }
  return CheckDatabaseIndex(context, *index);
}

}  // namespace nacre
