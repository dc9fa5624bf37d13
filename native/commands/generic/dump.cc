#include "commands/command_context.h"
#include "generated/handlers/generic.h"
#include "rdb/dump_payload.h"

namespace nacre::commands {

void Dump(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Null();
  ByteBuffer payload;
  WriteDumpPayload(*context.TableOf(key).At(position),
                   {.compress = context.settings().rdbcompression.get() != 0}, payload);
  context.reply().Bulk(payload.view());
}

}  // namespace nacre::commands
