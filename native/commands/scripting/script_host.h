// What commands may have done with scripts on their thread. The dispatcher of a
// thread that has an interpreter implements it.

#ifndef NACRE_COMMANDS_SCRIPTING_SCRIPT_HOST_H_
#define NACRE_COMMANDS_SCRIPTING_SCRIPT_HOST_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/scripting/script.h"

namespace nacre {

class CommandContext;

// A call of a script: what comes after its name.
struct ScriptArguments {
  std::span<const std::string_view> keys;
  std::span<const std::string_view> values;
};

class ScriptHost {
 public:
  virtual ~ScriptHost() = default;

  // Compiles a script for this thread, if that is not done yet, and learns its flags. Empty, or the
  // error as a reply gives it.
  virtual std::string LoadScript(Script& script) = 0;

  // The name that a library's code gives itself. Empty, or the error.
  virtual std::string NameLibrary(std::string_view code, std::string* name) = 0;

  // As LoadScript, for a library: what it registers is appended to `functions`.
  virtual std::string LoadLibrary(const LibraryCode& library, std::vector<RegisteredFunction>& functions) = 0;

  // Forgets which libraries this thread has loaded, since some of them are in nobody's use: they are
  // loaded again when they are called.
  virtual void ForgetLibraries() = 0;

  // Runs a script under the locks that it needs; its reply is the command's. `context` has its keys.
  virtual void RunScript(CommandContext& context, const std::shared_ptr<Script>& script,
                         const ScriptArguments& arguments, bool read_only) = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_SCRIPT_HOST_H_
