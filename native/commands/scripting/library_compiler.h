// What makes libraries of functions of their code: the interpreter of a thread.

#ifndef NACRE_COMMANDS_SCRIPTING_LIBRARY_COMPILER_H_
#define NACRE_COMMANDS_SCRIPTING_LIBRARY_COMPILER_H_

#include <string>
#include <string_view>
#include <vector>

#include "commands/scripting/script.h"

namespace nacre {

class LibraryCompiler {
 public:
  virtual ~LibraryCompiler() = default;

  // The name that a library's code gives itself. Empty, or the error as a reply gives it.
  virtual std::string NameLibrary(std::string_view code, std::string* name) = 0;

  // Loads a library, in place of any of its name: what it registers is appended to `functions`. If it
  // fails that one stays. Empty, or the error.
  virtual std::string LoadLibrary(const LibraryCode& library, std::vector<RegisteredFunction>& functions) = 0;

  // Forgets which libraries this thread has loaded, since some of them are in nobody's use: they are
  // loaded again when they are called.
  virtual void ForgetLibraries() = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_LIBRARY_COMPILER_H_
