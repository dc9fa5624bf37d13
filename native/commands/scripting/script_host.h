// What commands may have done with scripts on their thread. The dispatcher of a
// thread that has an interpreter implements it.

#ifndef NACRE_COMMANDS_SCRIPTING_SCRIPT_HOST_H_
#define NACRE_COMMANDS_SCRIPTING_SCRIPT_HOST_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "commands/scripting/library_compiler.h"
#include "commands/scripting/script.h"

namespace nacre {

class CommandContext;

// A call of a script: what comes after its name.
struct ScriptArguments {
  std::span<const std::string_view> keys;
  std::span<const std::string_view> values;
};

class ScriptHost : public LibraryCompiler {
 public:
  // Compiles a script for this thread, if that is not done yet, and learns its flags. Empty, or the
  // error as a reply gives it.
  virtual std::string LoadScript(Script& script) = 0;

  // Runs a script under the locks that it needs; its reply is the command's. `context` has its keys.
  virtual void RunScript(CommandContext& context, const std::shared_ptr<Script>& script,
                         const ScriptArguments& arguments, bool read_only) = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_SCRIPT_HOST_H_
