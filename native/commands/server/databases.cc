// FLUSHDB, FLUSHALL, SWAPDB and DBSIZE: databases as a whole, behind the closed gate.

#include <optional>
#include <string_view>

#include "base/number.h"
#include "commands/command_context.h"
#include "commands/database_index.h"
#include "generated/handlers/server.h"

namespace nacre::commands {
namespace {

// ASYNC and SYNC are accepted and do the same: the keys are gone when the reply
// comes, and their memory is freed in the background. False after an error reply.
bool CheckFlushMode(CommandContext& context) {
  const bool known =
      context.argc() == 1 || (context.argc() == 2 && (context.ArgIs(1, "async") || context.ArgIs(1, "sync")));
  if (!known) context.reply().SyntaxError();
  return known;
}

// The index in argument `index`; nothing after an error reply.
std::optional<int64_t> ParseIndex(CommandContext& context, size_t index, std::string_view error) {
  const auto value = ParseInteger(context.arg(index));
  if (value && FitsInt(*value)) return value;
  context.reply().Error(error);
  return std::nullopt;
}

}  // namespace

void Flushdb(CommandContext& context) {
  if (!CheckFlushMode(context)) return;
  context.MarkChanged(context.keyspace().Size(context.database()));
  context.keyspace().Flush(context.database());
  context.tracker().Flushed();
  context.reply().Ok();
}

void Flushall(CommandContext& context) {
  if (!CheckFlushMode(context)) return;
  for (size_t database = 0; database < context.keyspace().databases(); ++database) {
    context.MarkChanged(context.keyspace().Size(database));
  }
  context.keyspace().FlushAll();
  context.tracker().Flushed();
  context.reply().Ok();
}

void Swapdb(CommandContext& context) {
  const auto first = ParseIndex(context, 1, "ERR invalid first DB index");
  if (!first) return;
  const auto second = ParseIndex(context, 2, "ERR invalid second DB index");
  if (!second) return;
  const auto first_database = CheckDatabaseIndex(context, *first);
  if (!first_database) return;
  const auto second_database = CheckDatabaseIndex(context, *second);
  if (!second_database) return;
  context.keyspace().Swap(*first_database, *second_database);
  context.MarkChanged();
  context.reply().Ok();
}

void Dbsize(CommandContext& context) {
  context.reply().Integer(static_cast<int64_t>(context.keyspace().Size(context.database())));
}

}  // namespace nacre::commands
