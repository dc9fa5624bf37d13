// MULTI, DISCARD, WATCH, UNWATCH, and EXEC where there is nothing to execute.
// What MULTI begins is queued and executed by the dispatcher (engine/executor.h).

#include <memory>

#include "commands/command_context.h"
#include "commands/key_watcher.h"
#include "generated/handlers/transactions.h"

namespace nacre::commands {

void Multi(CommandContext& context) {
  ClientState& client = context.client();
  if (client.transaction != nullptr) return context.reply().Error("ERR MULTI calls can not be nested");
  client.transaction = std::make_unique<Transaction>();
  client.queued_commands.store(0, std::memory_order_relaxed);
  context.reply().Ok();
}

void Exec(CommandContext& context) { context.reply().Error("ERR EXEC without MULTI"); }

void Discard(CommandContext& context) {
  ClientState& client = context.client();
  if (client.transaction == nullptr) return context.reply().Error("ERR DISCARD without MULTI");
  client.EndTransaction();
  context.watcher().Unwatch(client);
  context.reply().Ok();
}

void Watch(CommandContext& context) {
  ClientState& client = context.client();
  if (client.transaction != nullptr) {
    return context.reply().Error("ERR WATCH inside MULTI is not allowed");
  }
  for (size_t i = 0; i < context.key_count(); ++i) {
    // A key that is past its time goes now, so that its going breaks no watch later.
    context.Peek(context.key(i));
    context.watcher().Watch(client, context.key(i), context.database());
  }
  context.reply().Ok();
}

void Unwatch(CommandContext& context) {
  context.watcher().Unwatch(context.client());
  context.reply().Ok();
}

}  // namespace nacre::commands
