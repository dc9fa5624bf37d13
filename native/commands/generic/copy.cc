#include <optional>

#include "commands/command_context.h"
#include "commands/database_index.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {
namespace {

struct CopyOptions {
  uint32_t database;
  bool replace = false;
};

std::optional<CopyOptions> ParseCopy(CommandContext& context) {
  CopyOptions options{context.database()};
  for (size_t i = 3; i < context.argc(); ++i) {
    if (context.ArgIs(i, "replace")) {
      options.replace = true;
    } else if (context.ArgIs(i, "db") && i + 1 < context.argc()) {
      const auto database = ParseDatabaseIndex(context, context.arg(++i));
      if (!database) return std::nullopt;
      options.database = *database;
    } else {
      context.reply().SyntaxError();
      return std::nullopt;
    }
  }
  if (options.database == context.database() && context.arg(1) == context.arg(2)) {
    context.reply().Error("ERR source and destination objects are the same");
    return std::nullopt;
  }
  return options;
}

bool CopyKey(CommandContext& context, const CopyOptions& options) {
  const KeyRef& from = context.key(0);
  const KeyRef& to = context.key(1);
  if (!context.FindToRead(from)) return false;
  const Table::Position replaced = context.FindToWrite(to, options.database);
  if (replaced && !options.replace) return false;
  // Looked up again, since the second search may have removed an expired entry.
  const Table& source = context.TableOf(from);
  const Entry& entry = *source.At(source.Find(from));
  context.TableOf(to, options.database)
      .CopyFrom(entry, replaced, to, entry.expire_at_ms(), context.FreshClock());
  context.MarkChanged();
  // What it replaces was deleted first, in Redis.
  if (replaced) context.Notify(kEventNew, "new", to, options.database);
  context.Notify(kEventGeneric, "copy_to", to, options.database);
  return true;
}

}  // namespace

void Copy(CommandContext& context) {
  const auto options = ParseCopy(context);
  if (!options) return;
  context.reply().Integer(CopyKey(context, *options) ? 1 : 0);
}

}  // namespace nacre::commands
