// Executor: what tracking clients need of every command.

#include "engine/executor.h"
#include "engine/tracking.h"

namespace nacre {

void Executor::InvokeTracked(const CommandSpec& command, CommandContext& context) {
  const Tracking::Writer writer(CallerOf(context).id);
  command.handler(context);
  RememberRead(command, context);
}

void Executor::RememberRead(const CommandSpec& command, CommandContext& context) {
  const ClientState& client = CallerOf(context);
  if (client.tracking == nullptr || (command.flags & kFlagReadonly) == 0) return;
  store_.tracking().Remember(client, context.keys());
}

void Executor::RememberLate(const CommandSpec& command, CommandContext& context, bool changed) {
  if (!store_.tracking().IsActive()) return;
  RememberRead(command, context);
  if (changed) store_.tracking().Doubt(context.keys());
}

}  // namespace nacre
