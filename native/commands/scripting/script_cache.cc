// SCRIPT LOAD, EXISTS, FLUSH and DEBUG.

#include <memory>
#include <string>

#include "commands/command_context.h"
#include "commands/scripting/script_host.h"
#include "commands/scripting/script_registry.h"
#include "generated/handlers/scripting.h"

namespace nacre::commands {

void ScriptLoad(CommandContext& context) {
  const std::shared_ptr<Script> script = context.scripts().FindOrMake(context.arg(2));
  const std::string error = context.script_host().LoadScript(*script);
  if (!error.empty()) return context.reply().Error(error);
  context.scripts().Keep(script);
  context.reply().Bulk(script->name);
}

void ScriptExists(CommandContext& context) {
  context.reply().Array(context.argc() - 2);
  for (size_t i = 2; i < context.argc(); ++i) {
    context.reply().Integer(context.scripts().Find(context.arg(i)) != nullptr ? 1 : 0);
  }
}

// What is freed is little, and the same at once or later.
void ScriptFlush(CommandContext& context) {
  const bool known =
      context.argc() == 2 || (context.argc() == 3 && (context.ArgIs(2, "async") || context.ArgIs(2, "sync")));
  if (!known) return context.reply().Error("ERR SCRIPT FLUSH only support SYNC|ASYNC option");
  context.scripts().FlushScripts();
  context.reply().Ok();
}

void ScriptDebug(CommandContext& context) { context.reply().Error("ERR SCRIPT DEBUG is not supported"); }

}  // namespace nacre::commands
