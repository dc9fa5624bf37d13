// SCRIPT KILL and FUNCTION KILL.

#include "commands/command_context.h"
#include "commands/scripting/running_scripts.h"
#include "generated/handlers/scripting.h"

namespace nacre::commands {
namespace {

// Has the script, or function, end that keeps others waiting, and replies.
void KillRunning(CommandContext& context, bool function) {
  using Result = RunningScripts::KillResult;
  ReplyWriter& reply = context.reply();
  switch (context.running_scripts().Kill(function)) {
    case Result::kKilled:
      return reply.Ok();
    case Result::kNoneRuns:
      return reply.Error("NOTBUSY No scripts in execution right now.");
    case Result::kHasWritten:
      return reply.Error(
          "UNKILLABLE Sorry the script already executed write commands against the dataset. You can either "
          "wait the script termination or kill the server in a hard way using the SHUTDOWN NOSAVE command.");
    case Result::kIsScript:
    case Result::kIsFunction:
      return reply.Error(context.running_scripts().BusyError());
  }
}

}  // namespace

void ScriptKill(CommandContext& context) { KillRunning(context, false); }

void FunctionKill(CommandContext& context) { KillRunning(context, true); }

}  // namespace nacre::commands
