#include "commands/command_context.h"
#include "generated/handlers/server.h"

namespace nacre::commands {

// A monitor that asks again gets no reply. The dispatcher counts the monitors.
void Monitor(CommandContext& context) {
  if (context.client().monitoring.exchange(true, std::memory_order_relaxed)) return;
  context.reply().Ok();
}

}  // namespace nacre::commands
