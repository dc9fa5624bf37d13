// Libraries of functions made of their code.

#ifndef NACRE_COMMANDS_SCRIPTING_FUNCTION_LIBRARY_H_
#define NACRE_COMMANDS_SCRIPTING_FUNCTION_LIBRARY_H_

#include <memory>
#include <string>
#include <string_view>

#include "commands/scripting/library_compiler.h"
#include "commands/scripting/script_registry.h"

namespace nacre {

// Loads the library with the calling thread's interpreter; nobody else sees it yet. Empty, or the error
// as a reply gives it: also that the registry has one of its name, unless it may `replace` that.
std::string MakeLibrary(LibraryCompiler& compiler, ScriptRegistry& registry, std::string_view code,
                        bool replace, std::shared_ptr<const FunctionLibrary>* library);

// Compiles libraries that were loaded from a disk, of which the registry has the code alone. Empty, or the
// error of one that cannot be compiled; then it has them all as they were.
std::string CompileLibraries(LibraryCompiler& compiler, ScriptRegistry& registry);

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_FUNCTION_LIBRARY_H_
