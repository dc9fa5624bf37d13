#include "commands/hyperloglog/hyperloglog_string.h"

#include <cstring>

#include "structures/hyperloglog.h"

namespace nacre::commands {

std::optional<std::string_view> HyperLogLogAt(CommandContext& context, const KeyRef& key,
                                              Table::Position position) {
  Table& table = context.TableOf(key);
  const Entry& entry = *table.At(position);
  if (!entry.IsString()) {
    context.reply().WrongType();
    return std::nullopt;
  }
  DigitBuffer digits;
  const std::string_view bytes = entry.String(digits);
  if (entry.IsInteger() || !hyperloglog::IsHyperLogLog(bytes)) {
    context.reply().Error("WRONGTYPE Key is not a valid HyperLogLog string value.");
    return std::nullopt;
  }
  return bytes;
}

void ReplyCorrupted(CommandContext& context) {
  context.reply().Error("INVALIDOBJ Corrupted HLL object detected");
}

char* WriteInPlace(CommandContext& context, const KeyRef& key, Table::Position position) {
  Table& table = context.TableOf(key);
  return table.ResizeString(position, key, table.At(position)->StringSize());
}

void StoreHyperLogLog(CommandContext& context, const KeyRef& key, Table::Position position,
                      std::string_view bytes) {
  Table& table = context.TableOf(key);
  if (!position) {
    return table.SetString(position, key, bytes, StringForm::kRaw, kNoExpiry, context.FreshClock());
  }
  if (hyperloglog::EncodingOf(bytes) == hyperloglog::Encoding::kDense) {
    // It will not grow any more, so it gets no room for that.
    const Entry& entry = *table.At(position);
    return table.SetString(position, key, bytes, StringForm::kRaw, entry.expire_at_ms(), entry.clock());
  }
  std::memcpy(table.ResizeString(position, key, bytes.size()), bytes.data(), bytes.size());
}

}  // namespace nacre::commands
