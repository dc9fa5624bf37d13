#include "commands/scripting/function_library.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "commands/command_context.h"
#include "commands/scripting/script_host.h"

namespace nacre {
namespace {

std::shared_ptr<Script> MakeFunction(CommandContext& context, const std::shared_ptr<const LibraryCode>& code,
                                     RegisteredFunction registered) {
  auto function = std::make_shared<Script>();
  function->id = context.scripts().NextId();
  function->name = std::move(registered.name);
  function->library = code;
  function->has_description = registered.has_description;
  function->description = std::move(registered.description);
  function->flags.store(registered.flags, std::memory_order_relaxed);
  return function;
}

}  // namespace

std::string MakeLibrary(CommandContext& context, std::string_view code, bool replace,
                        std::shared_ptr<const FunctionLibrary>* library) {
  auto source = std::make_shared<LibraryCode>();
  source->id = context.scripts().NextId();
  source->code = code;
  std::string error = context.script_host().NameLibrary(source->code, &source->name);
  if (!error.empty()) return error;
  if (!replace && context.scripts().FindLibrary(source->name) != nullptr) {
    return "ERR Library '" + source->name + "' already exists";
  }
  std::vector<RegisteredFunction> registered;
  error = context.script_host().LoadLibrary(*source, registered);
  if (!error.empty()) return error;
  auto made = std::make_shared<FunctionLibrary>();
  made->code = source;
  for (RegisteredFunction& function : registered) {
    made->functions.push_back(MakeFunction(context, made->code, std::move(function)));
  }
  std::sort(made->functions.begin(), made->functions.end(),
            [](const auto& one, const auto& other) { return one->name < other->name; });
  *library = std::move(made);
  return "";
}

}  // namespace nacre
