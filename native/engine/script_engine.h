// The interpreter of one thread, as the dispatcher uses it. It is called with locks
// held, and calls the dispatcher back for each command of the script
// (Executor::CallFromScript), on the same thread.

#ifndef NACRE_ENGINE_SCRIPT_ENGINE_H_
#define NACRE_ENGINE_SCRIPT_ENGINE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "commands/command_spec.h"
#include "commands/scripting/library_compiler.h"
#include "commands/scripting/script.h"
#include "commands/scripting/script_host.h"

namespace nacre {

class ScriptEngine : public LibraryCompiler {
 public:
  // Compiles a script, if that is not done, and stores its flags in it. Empty, or the error as a reply
  // gives it. Not while a script runs.
  virtual std::string Load(Script& script) = 0;
  // Runs a script that was loaded. The reply is RESP of this version, and is valid until the next run.
  // False when the thread is about to end: then there is no reply.
  virtual bool Run(const Script& script, const ScriptArguments& arguments, int resp_version,
                   std::string_view* reply) = 0;
  // Carries out a control command that the script calls which runs. The reply, or the error, is RESP of this
  // version, and is valid until the next call.
  virtual std::string_view RunControl(const CommandSpec& command, std::span<const std::string_view> arguments,
                                      uint32_t database, int resp_version) = 0;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SCRIPT_ENGINE_H_
