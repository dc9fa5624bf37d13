// EVAL, EVALSHA, FCALL and their read-only forms.

#include <memory>
#include <optional>
#include <string>

#include "base/number.h"
#include "commands/command_context.h"
#include "commands/scripting/script_host.h"
#include "commands/scripting/script_registry.h"
#include "generated/handlers/scripting.h"

namespace nacre::commands {
namespace {

constexpr char kNoScript[] = "NOSCRIPT No matching script. Please use EVAL.";

// The keys and values after the script's name; none, after an error, if their number is wrong.
std::optional<ScriptArguments> ReadArguments(CommandContext& context, const char* not_a_number) {
  const auto count = ParseInteger(context.arg(2));
  const auto rest = context.arguments().subspan(3);
  if (!count) {
    context.reply().Error(not_a_number);
  } else if (*count > static_cast<int64_t>(rest.size())) {
    context.reply().Error("ERR Number of keys can't be greater than number of args");
  } else if (*count < 0) {
    context.reply().Error("ERR Number of keys can't be negative");
  } else {
    const auto keys = static_cast<size_t>(*count);
    return ScriptArguments{rest.first(keys), rest.subspan(keys)};
  }
  return std::nullopt;
}

std::optional<ScriptArguments> ReadScriptArguments(CommandContext& context) {
  return ReadArguments(context, "ERR value is not an integer or out of range");
}

// Runs what was found, if it may run as it is called.
void Run(CommandContext& context, const std::shared_ptr<Script>& script, const ScriptArguments& arguments,
         bool read_only) {
  const uint32_t flags = script->flags.load(std::memory_order_relaxed);
  if (read_only && (flags & (kScriptNoWrites | kScriptWithoutShebang)) == 0) {
    return context.reply().Error("ERR Can not execute a script with write flag using *_ro command.");
  }
  context.script_host().RunScript(context, script, arguments, read_only);
}

void RunByBody(CommandContext& context, bool read_only) {
  const auto arguments = ReadScriptArguments(context);
  if (!arguments) return;
  const std::shared_ptr<Script> script = context.scripts().FindOrMake(context.arg(1));
  const std::string error = context.script_host().LoadScript(*script);
  if (!error.empty()) return context.reply().Error(error);
  context.scripts().Keep(script);
  Run(context, script, *arguments, read_only);
}

void RunBySha(CommandContext& context, bool read_only) {
  const std::shared_ptr<Script> script = context.scripts().Find(context.arg(1));
  // A name that no script can have is not looked at further.
  constexpr size_t kShaDigits = 40;
  if (context.arg(1).size() != kShaDigits) return context.reply().Error(kNoScript);
  const auto arguments = ReadScriptArguments(context);
  if (!arguments) return;
  if (script == nullptr) return context.reply().Error(kNoScript);
  const std::string error = context.script_host().LoadScript(*script);
  if (!error.empty()) return context.reply().Error(error);
  Run(context, script, *arguments, read_only);
}

void RunFunction(CommandContext& context, bool read_only) {
  const std::shared_ptr<Script> function = context.scripts().FindFunction(context.arg(1));
  if (function == nullptr) return context.reply().Error("ERR Function not found");
  const auto arguments = ReadArguments(context, "ERR Bad number of keys provided");
  if (!arguments) return;
  const std::string error = context.script_host().LoadScript(*function);
  if (!error.empty()) return context.reply().Error(error);
  Run(context, function, *arguments, read_only);
}

}  // namespace

void Eval(CommandContext& context) { RunByBody(context, false); }

void EvalRo(CommandContext& context) { RunByBody(context, true); }

void Evalsha(CommandContext& context) { RunBySha(context, false); }

void EvalshaRo(CommandContext& context) { RunBySha(context, true); }

void Fcall(CommandContext& context) { RunFunction(context, false); }

void FcallRo(CommandContext& context) { RunFunction(context, true); }

}  // namespace nacre::commands
