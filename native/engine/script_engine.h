// The interpreter of one thread, as the dispatcher uses it. It is called with locks
// held, and calls the dispatcher back for each command of the script
// (Executor::CallFromScript), on the same thread.

#ifndef NACRE_ENGINE_SCRIPT_ENGINE_H_
#define NACRE_ENGINE_SCRIPT_ENGINE_H_

#include <string>
#include <string_view>
#include <vector>

#include "commands/scripting/script.h"
#include "commands/scripting/script_host.h"

namespace nacre {

class ScriptEngine {
 public:
  virtual ~ScriptEngine() = default;

  // Compiles a script, if that is not done, and stores its flags in it. Empty, or the error as a reply
  // gives it. Not while a script runs.
  virtual std::string Load(Script& script) = 0;
  // The name that a library's code gives itself. Empty, or the error.
  virtual std::string NameLibrary(std::string_view code, std::string* name) = 0;
  // Loads a library, in place of any of its name: what it registers is appended to `functions`. If it
  // fails that one stays.
  virtual std::string LoadLibrary(const LibraryCode& library, std::vector<RegisteredFunction>& functions) = 0;

  // Drops all libraries: they are loaded again when they are called.
  virtual void ForgetLibraries() = 0;

  // Runs a script that was loaded. The reply is RESP of this version, and is valid until the next run.
  // False when the thread is about to end: then there is no reply.
  virtual bool Run(const Script& script, const ScriptArguments& arguments, int resp_version,
                   std::string_view* reply) = 0;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SCRIPT_ENGINE_H_
