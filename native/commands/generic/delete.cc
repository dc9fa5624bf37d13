#include "commands/command_context.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {
namespace {

// DEL and UNLINK are one: what is large is always freed in the background.
void DeleteKeys(CommandContext& context) {
  int64_t deleted = 0;
  for (size_t i = 0; i < context.key_count(); ++i) {
    const KeyRef& key = context.key(i);
    const Table::Position position = context.Peek(key);
    if (!position) continue;
    context.TableOf(key).Erase(position, key);
    context.Notify(kEventGeneric, "del", key);
    ++deleted;
  }
  context.MarkChanged(static_cast<uint64_t>(deleted));
  context.reply().Integer(deleted);
}

}  // namespace

void Del(CommandContext& context) { DeleteKeys(context); }

void Unlink(CommandContext& context) { DeleteKeys(context); }

}  // namespace nacre::commands
