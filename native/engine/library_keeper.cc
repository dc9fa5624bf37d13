#include "engine/library_keeper.h"

#include <memory>

#include "commands/command_context.h"
#include "commands/scripting/function_library.h"

namespace nacre {
namespace {

constexpr std::string_view kEngine = "#!lua ";
constexpr std::string_view kName = "name=";
constexpr char kNoScripts[] = "ERR scripts in a journal are not run again";

}  // namespace

std::string LibraryKeeper::Keep(ScriptRegistry& registry, const std::vector<std::string>& codes) {
  std::vector<std::shared_ptr<const FunctionLibrary>> libraries;
  for (const std::string& code : codes) {
    const std::string error = MakeLibrary(*this, registry, code, true, &libraries.emplace_back());
    if (!error.empty()) return error;
  }
  return registry.AddLibraries(libraries, true, true);
}

std::string LibraryKeeper::NameLibrary(std::string_view code, std::string* name) {
  const std::string_view line = code.substr(0, code.find('\n'));
  const size_t at = line.find(kName);
  if (!EqualsIgnoringCase(line.substr(0, kEngine.size()), kEngine) || at == std::string_view::npos) {
    return "ERR Missing library metadata";
  }
  const std::string_view rest = line.substr(at + kName.size());
  *name = rest.substr(0, rest.find_first_of(" \t\r"));
  return name->empty() ? "ERR Library name was not given" : "";
}

std::string LibraryKeeper::LoadLibrary(const LibraryCode&, std::vector<RegisteredFunction>&) { return ""; }

std::string LibraryKeeper::Load(Script&) { return kNoScripts; }

bool LibraryKeeper::Run(const Script&, const ScriptArguments&, int, std::string_view*) { return false; }

std::string_view LibraryKeeper::RunControl(const CommandSpec&, std::span<const std::string_view>, uint32_t,
                                           int) {
  return "-ERR This Redis command is not allowed from script\r\n";
}

}  // namespace nacre
