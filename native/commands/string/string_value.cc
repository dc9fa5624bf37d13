#include "commands/string/string_value.h"

namespace nacre::commands {

bool FitsStringLimit(CommandContext& context, size_t size, size_t added) {
  const auto limit = static_cast<uint64_t>(context.settings().proto_max_bulk_len.get());
  if (size <= limit && added <= limit - size) return true;
  context.reply().Error("ERR string exceeds maximum allowed size (proto-max-bulk-len)");
  return false;
}

}  // namespace nacre::commands
