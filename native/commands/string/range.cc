// APPEND, GETRANGE, SETRANGE, SUBSTR: parts of strings.

#include <cstring>

#include "base/number.h"
#include "commands/string/string_value.h"
#include "generated/handlers/string.h"

namespace nacre::commands {

void Append(CommandContext& context) {
  const KeyRef& key = context.key();
  const std::string_view added = context.arg(2);
  const Table::Position position = context.FindToWrite(key);
  if (!position) {
    StoreString(context, position, key, added, kNoExpiry, "append");
    return context.reply().Integer(static_cast<int64_t>(added.size()));
  }
  Table& table = context.TableOf(key);
  const Entry& entry = *table.At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  const size_t old_size = entry.StringSize();
  if (!FitsStringLimit(context, old_size, added.size())) return;
  // Even nothing appended makes the value raw, as in Redis.
  char* bytes = table.ResizeString(position, key, old_size + added.size());
  if (!added.empty()) std::memcpy(bytes + old_size, added.data(), added.size());
  context.MarkChanged();
  context.Notify(kEventString, "append", key);
  context.reply().Integer(static_cast<int64_t>(old_size + added.size()));
}

namespace {

// The part between two offsets that count from the end when they are negative.
std::string_view Part(std::string_view text, int64_t start, int64_t end) {
  const auto size = static_cast<int64_t>(text.size());
  if (start < 0 && end < 0 && start > end) return {};
  if (start < 0) start += size;
  if (end < 0) end += size;
  if (start < 0) start = 0;
  // An end before the beginning is the first byte; Redis pins this oddity.
  if (end < 0) end = 0;
  if (end >= size) end = size - 1;
  if (start > end || size == 0) return {};
  return text.substr(static_cast<size_t>(start), static_cast<size_t>(end - start + 1));
}

void ReplyWithPart(CommandContext& context) {
  const auto start = ParseInteger(context.arg(2));
  const auto end = ParseInteger(context.arg(3));
  if (!start || !end) return context.reply().NotInteger();
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Bulk("");
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  DigitBuffer digits;
  context.reply().Bulk(Part(entry.String(digits), *start, *end));
}

// Makes room for `value` at `offset` and writes it there. Returns the string's new size.
size_t Overwrite(CommandContext& context, Table::Position position, size_t old_size, size_t offset,
                 std::string_view value) {
  const KeyRef& key = context.key();
  Table& table = context.TableOf(key);
  if (!position) {
    table.SetString(position, key, "", StringForm::kRaw, kNoExpiry, context.FreshClock());
    position = table.Find(key);
  }
  const size_t end = offset + value.size();
  const size_t size = end > old_size ? end : old_size;
  std::memcpy(table.ResizeString(position, key, size) + offset, value.data(), value.size());
  context.MarkChanged();
  context.Notify(kEventString, "setrange", key);
  return size;
}

}  // namespace

void Getrange(CommandContext& context) { ReplyWithPart(context); }

void Substr(CommandContext& context) { ReplyWithPart(context); }

void Setrange(CommandContext& context) {
  const auto offset = ParseInteger(context.arg(2));
  if (!offset) return context.reply().NotInteger();
  if (*offset < 0) return context.reply().Error("ERR offset is out of range");
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  size_t size = 0;
  if (position) {
    const Entry& entry = *context.TableOf(key).At(position);
    if (!entry.IsString()) return context.reply().WrongType();
    size = entry.StringSize();
  }
  const std::string_view value = context.arg(3);
  if (!value.empty()) {
    if (!FitsStringLimit(context, static_cast<size_t>(*offset), value.size())) return;
    size = Overwrite(context, position, size, static_cast<size_t>(*offset), value);
  }
  context.reply().Integer(static_cast<int64_t>(size));
}

}  // namespace nacre::commands
