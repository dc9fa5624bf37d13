// Stands in for the interpreter of a thread that loads what is on disk: it keeps the code of libraries of
// functions, which a thread with an interpreter compiles afterwards (CompileLibraries).

#ifndef NACRE_ENGINE_LIBRARY_KEEPER_H_
#define NACRE_ENGINE_LIBRARY_KEEPER_H_

#include <string>
#include <string_view>
#include <vector>

#include "commands/scripting/script_registry.h"
#include "engine/script_engine.h"

namespace nacre {

class LibraryKeeper final : public ScriptEngine {
 public:
  // Keeps libraries in place of all that the registry has. Empty, or what is wrong with the code of one; then
  // nothing is changed.
  std::string Keep(ScriptRegistry& registry, const std::vector<std::string>& codes);

  std::string NameLibrary(std::string_view code, std::string* name) override;
  std::string LoadLibrary(const LibraryCode& library, std::vector<RegisteredFunction>& functions) override;
  void ForgetLibraries() override {}
  // Effects are kept, not scripts: only servers before Redis 7 wrote these.
  std::string Load(Script& script) override;
  bool Run(const Script& script, const ScriptArguments& arguments, int resp_version,
           std::string_view* reply) override;
  std::string_view RunControl(const CommandSpec& command, std::span<const std::string_view> arguments,
                              uint32_t database, int resp_version) override;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_LIBRARY_KEEPER_H_
