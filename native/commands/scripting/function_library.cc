#include "commands/scripting/function_library.h"

#include <algorithm>
#include <utility>
#include <vector>
namespace nacre {
namespace {

std::shared_ptr<Script> MakeFunction(ScriptRegistry& registry, const std::shared_ptr<const LibraryCode>& code,
                                     ScriptConduct conduct, RegisteredFunction registered) {
  auto function = std::make_shared<Script>();
  function->id = registry.NextId();
  function->name = std::move(registered.name);
  function->library = code;
  function->has_description = registered.has_description;
  function->description = std::move(registered.description);
  function->flags.store(registered.flags, std::memory_order_relaxed);
  function->conduct.store(conduct, std::memory_order_relaxed);
  return function;
}

}  // namespace

std::string MakeLibrary(LibraryCompiler& compiler, ScriptRegistry& registry, std::string_view code,
                        bool replace, std::shared_ptr<const FunctionLibrary>* library) {
  auto source = std::make_shared<LibraryCode>();
  source->id = registry.NextId();
  source->code = code;
  std::string error = compiler.NameLibrary(source->code, &source->name);
  if (!error.empty()) return error;
  if (!replace && registry.FindLibrary(source->name) != nullptr) {
    return "ERR Library '" + source->name + "' already exists";
  }
  std::vector<RegisteredFunction> registered;
  error = compiler.LoadLibrary(*source, registered);
  if (!error.empty()) return error;
  auto made = std::make_shared<FunctionLibrary>();
  made->code = source;
  const ScriptConduct conduct = FirstConduct(source->code);
  for (RegisteredFunction& function : registered) {
    made->functions.push_back(MakeFunction(registry, made->code, conduct, std::move(function)));
  }
  std::sort(made->functions.begin(), made->functions.end(),
            [](const auto& one, const auto& other) { return one->name < other->name; });
  *library = std::move(made);
  return "";
}

std::string CompileLibraries(LibraryCompiler& compiler, ScriptRegistry& registry) {
  std::vector<std::shared_ptr<const FunctionLibrary>> compiled;
  std::string error;
  for (const std::string& code : registry.LibraryCodes()) {
    error = MakeLibrary(compiler, registry, code, true, &compiled.emplace_back());
    if (!error.empty()) break;
  }
  if (error.empty() && !compiled.empty()) error = registry.AddLibraries(compiled, true, true);
  if (!error.empty()) compiler.ForgetLibraries();
  return error;
}

}  // namespace nacre
