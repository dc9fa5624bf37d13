#include "commands/hash/hash_access.h"

#include <algorithm>

namespace nacre::commands {

bool CheckLengths(CommandContext& context, std::span<const std::string_view> texts) {
  const bool fit = std::all_of(texts.begin(), texts.end(),
                               [](std::string_view text) { return text.size() <= HashValue::kLargestText; });
  if (!fit) context.reply().Error("ERR a field or value of a hash may have at most 2147483647 bytes");
  return fit;
}

}  // namespace nacre::commands
