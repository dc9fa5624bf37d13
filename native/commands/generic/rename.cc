// RENAME, RENAMENX and MOVE: a value changes its name or its database.

#include "commands/command_context.h"
#include "commands/database_index.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {
namespace {

enum class Renamed { kDone, kNoSource, kTaken };

Renamed RenameKey(CommandContext& context, bool replace) {
  const KeyRef& from = context.key(0);
  const KeyRef& to = context.key(1);
  if (!context.FindToWrite(from)) return Renamed::kNoSource;
  // A key renamed to its own name stays as it is.
  if (from.bytes == to.bytes) return replace ? Renamed::kDone : Renamed::kTaken;
  const bool taken = static_cast<bool>(context.FindToWrite(to));
  if (taken && !replace) return Renamed::kTaken;
  context.TableOf(to).MoveFrom(context.TableOf(from), from, to);
  context.MarkChanged();
  // What it replaces was deleted first, in Redis.
  if (taken) context.Notify(kEventNew, "new", to);
  context.Notify(kEventGeneric, "rename_from", from);
  context.Notify(kEventGeneric, "rename_to", to);
  return Renamed::kDone;
}

bool MoveKey(CommandContext& context, uint32_t database) {
  const KeyRef& key = context.key();
  if (!context.FindToWrite(key) || context.FindToWrite(key, database)) return false;
  context.TableOf(key, database).MoveFrom(context.TableOf(key), key, key);
  context.MarkChanged();
  context.Notify(kEventGeneric, "move_from", key);
  context.Notify(kEventGeneric, "move_to", key, database);
  return true;
}

}  // namespace

void Rename(CommandContext& context) {
  if (RenameKey(context, true) == Renamed::kNoSource) return context.reply().Error("ERR no such key");
  context.reply().Ok();
}

void Renamenx(CommandContext& context) {
  const Renamed renamed = RenameKey(context, false);
  if (renamed == Renamed::kNoSource) return context.reply().Error("ERR no such key");
  context.reply().Integer(renamed == Renamed::kDone ? 1 : 0);
}

void Move(CommandContext& context) {
  const auto database = ParseDatabaseIndex(context, context.arg(2));
  if (!database) return;
  if (*database == context.database()) {
    return context.reply().Error("ERR source and destination objects are the same");
  }
  context.reply().Integer(MoveKey(context, *database) ? 1 : 0);
}

}  // namespace nacre::commands
