#include "commands/bitmap/bit_string.h"

#include <algorithm>

#include "base/number.h"
#include "commands/value_limits.h"

namespace nacre::commands {

std::optional<uint64_t> ParseBitOffset(CommandContext& context, std::string_view text, unsigned field_width) {
  const bool in_fields = field_width != 0 && text.starts_with('#');
  const auto number = ParseInteger(in_fields ? text.substr(1) : text);
  int64_t offset;
  const bool fits = number && !__builtin_mul_overflow(*number, in_fields ? field_width : 1, &offset);
  if (!fits || offset < 0 || static_cast<uint64_t>(offset) / 8 >= LongestString(context)) {
    context.reply().Error("ERR bit offset is not an integer or out of range");
    return std::nullopt;
  }
  return static_cast<uint64_t>(offset);
}

std::optional<WritableString> MakeRoom(CommandContext& context, size_t size) {
  const KeyRef& key = context.key();
  Table::Position position = context.FindToWrite(key);
  Table& table = context.TableOf(key);
  const bool missing = !position;
  if (missing) {
    table.SetString(position, key, "", StringForm::kRaw, kNoExpiry, context.FreshClock());
    position = table.Find(key);
  }
  const Entry& entry = *table.At(position);
  if (!entry.IsString()) {
    context.reply().WrongType();
    return std::nullopt;
  }
  const size_t old_size = entry.StringSize();
  const size_t new_size = std::max(old_size, size);
  if (new_size == old_size) return WritableString{table.BytesToWrite(position, key), new_size, missing};
  return WritableString{table.ResizeString(position, key, new_size), new_size, true};
}

}  // namespace nacre::commands
