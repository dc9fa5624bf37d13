// The commands that ask whether keys are there and what they are.

#include "commands/command_context.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {

void Exists(CommandContext& context) {
  int64_t existing = 0;
  for (size_t i = 0; i < context.key_count(); ++i) {
    if (context.FindToInspect(context.key(i))) ++existing;
  }
  context.reply().Integer(existing);
}

// Touches also for a client that asked not to (CLIENT NO-TOUCH): that is what it is called for.
void Touch(CommandContext& context) {
  int64_t touched = 0;
  for (size_t i = 0; i < context.key_count(); ++i) {
    if (context.FindAndTouch(context.key(i))) ++touched;
  }
  context.reply().Integer(touched);
}

void Type(CommandContext& context) {
  const Table::Position position = context.FindToInspect(context.key());
  context.reply().Status(position ? TypeName(context.TableOf(context.key()).At(position)->type()) : "none");
}

}  // namespace nacre::commands
