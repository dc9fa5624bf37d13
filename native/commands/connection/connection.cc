// The commands that ask or change the plainest things of a connection.

#include "generated/handlers/connection.h"

#include "commands/command_context.h"
#include "commands/database_index.h"

namespace nacre::commands {

void Ping(CommandContext& context) {
  if (context.argc() > 2) {
    context.reply().Error("ERR wrong number of arguments for 'ping' command");
  } else if (context.client().IsInSubscribedMode()) {
    context.reply().Array(2);
    context.reply().Bulk("pong");
    context.reply().Bulk(context.argc() == 2 ? context.arg(1) : "");
  } else if (context.argc() == 2) {
    context.reply().Bulk(context.arg(1));
  } else {
    context.reply().Status("PONG");
  }
}

void Echo(CommandContext& context) { context.reply().Bulk(context.arg(1)); }

void Select(CommandContext& context) {
  const auto database = ParseDatabaseIndex(context, context.arg(1));
  if (!database) return;
  context.client().database.store(*database, std::memory_order_relaxed);
  context.reply().Ok();
}

void Quit(CommandContext& context) {
  context.client().close_after_reply = true;
  context.reply().Ok();
}

// The library's name and version stay: they still tell what is behind the connection.
void Reset(CommandContext& context) {
  ClientState& client = context.client();
  client.monitoring.store(false, std::memory_order_relaxed);
  client.database.store(0, std::memory_order_relaxed);
  client.resp_version.store(2, std::memory_order_relaxed);
  client.authenticated = !context.settings().NeedsPassword();
  client.name.Set("");
  client.no_touch = false;
  client.reply_mode = ReplyMode::kOn;
  client.EndTransaction();
  context.watcher().Unwatch(client);
  context.tracker().Stop(client);
  context.broker().Leave(client);
  context.reply().set_version(2);
  context.reply().Status("RESET");
}

}  // namespace nacre::commands
