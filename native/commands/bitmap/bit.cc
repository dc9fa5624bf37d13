// SETBIT and GETBIT: single bits.

#include "base/number.h"
#include "commands/bitmap/bit_string.h"
#include "commands/command_context.h"
#include "generated/handlers/bitmap.h"
#include "structures/bit_operations.h"

namespace nacre::commands {

void Setbit(CommandContext& context) {
  const auto offset = ParseBitOffset(context, context.arg(2));
  if (!offset) return;
  const auto bit = ParseInteger(context.arg(3));
  if (!bit || *bit < 0 || *bit > 1) {
    return context.reply().Error("ERR bit is not an integer or out of range");
  }
  const auto string = MakeRoom(context, *offset / 8 + 1);
  if (!string) return;
  const uint64_t old = ReadBits({string->data, string->size}, *offset, 1);
  const auto wanted = static_cast<uint64_t>(*bit);
  if (string->changed || old != wanted) {
    WriteBits(string->data, *offset, 1, wanted);
    context.MarkChanged();
    context.TableOf(context.key()).NoteModified(context.key().bytes);
    context.Notify(kEventString, "setbit", context.key());
  }
  context.reply().Integer(static_cast<int64_t>(old));
}

void Getbit(CommandContext& context) {
  const auto offset = ParseBitOffset(context, context.arg(2));
  if (!offset) return;
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Integer(0);
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  DigitBuffer digits;
  context.reply().Integer(static_cast<int64_t>(ReadBits(entry.String(digits), *offset, 1)));
}

}  // namespace nacre::commands
