// FUNCTION LOAD, DELETE and FLUSH.

#include <string>
#include <utility>
#include <vector>

#include "commands/command_context.h"
#include "commands/scripting/function_library.h"
#include "commands/scripting/script_host.h"
#include "commands/scripting/script_registry.h"
#include "generated/handlers/scripting.h"

namespace nacre::commands {
namespace {

void ReplyWrongSubcommand(CommandContext& context) {
  context.reply().Error("ERR unknown subcommand or wrong number of arguments for '" +
                        std::string(context.arg(1)) + "'. Try FUNCTION HELP.");
}

}  // namespace

void FunctionLoad(CommandContext& context) {
  bool replace = false;
  for (size_t i = 2; i + 1 < context.argc(); ++i) {
    if (!context.ArgIs(i, "replace")) {
      return context.reply().Error("ERR Unknown option given: " + std::string(context.arg(i)));
    }
    replace = true;
  }
  std::shared_ptr<const FunctionLibrary> library;
  std::string error = MakeLibrary(context.script_host(), context.scripts(), context.arg(context.argc() - 1),
                                  replace, &library);
  if (error.empty()) {
    error = context.scripts().AddLibraries({library}, replace, false);
    if (!error.empty()) context.script_host().ForgetLibraries();
  }
  if (!error.empty()) return context.reply().Error(error);
  context.MarkChanged();
  context.reply().Bulk(library->code->name);
}

void FunctionDelete(CommandContext& context) {
  if (!context.scripts().RemoveLibrary(context.arg(2))) {
    return context.reply().Error("ERR Library not found");
  }
  context.MarkChanged();
  context.reply().Ok();
}

void FunctionFlush(CommandContext& context) {
  if (context.argc() > 3) return ReplyWrongSubcommand(context);
  if (context.argc() == 3 && !context.ArgIs(2, "async") && !context.ArgIs(2, "sync")) {
    return context.reply().Error("ERR FUNCTION FLUSH only supports SYNC|ASYNC option");
  }
  context.scripts().FlushLibraries();
  context.MarkChanged();
  context.reply().Ok();
}

}  // namespace nacre::commands
