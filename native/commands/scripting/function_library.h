// Libraries of functions made of their code.

#ifndef NACRE_COMMANDS_SCRIPTING_FUNCTION_LIBRARY_H_
#define NACRE_COMMANDS_SCRIPTING_FUNCTION_LIBRARY_H_

#include <memory>
#include <string>
#include <string_view>

#include "commands/scripting/script_registry.h"

namespace nacre {

class CommandContext;

// Loads the library with the calling thread's interpreter; nobody else sees it yet. Empty, or the error
// as a reply gives it: also that there is one of its name, unless it may `replace` that.
std::string MakeLibrary(CommandContext& context, std::string_view code, bool replace,
                        std::shared_ptr<const FunctionLibrary>* library);

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_FUNCTION_LIBRARY_H_
