// A Lua script or function, or a procedure of the host program, as all threads of a store share it. What a
// thread's interpreter makes of it is that thread's own.

#ifndef NACRE_COMMANDS_SCRIPTING_SCRIPT_H_
#define NACRE_COMMANDS_SCRIPTING_SCRIPT_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace nacre {

// Flags of a script's shebang line, or of a function; one bit each.
enum ScriptFlag : uint32_t {
  kScriptNoWrites = 1u << 0,
  kScriptAllowOom = 1u << 1,
  kScriptAllowStale = 1u << 2,
  kScriptNoCluster = 1u << 3,
  kScriptAllowCrossSlotKeys = 1u << 4,
  kScriptWithoutShebang = 1u << 5,  // It follows the rules of before there were flags.
};

// The source of a library of functions.
struct LibraryCode {
  uint32_t id = 0;  // Differs between all scripts and libraries of a store.
  std::string name;
  std::string code;
};

// How a script is known to behave, which decides how it is run (docs/internals/scripting.md).
enum class ScriptConduct : uint8_t {
  kUnknown,         // It has not run.
  kKeepsToItsKeys,  // It has touched none but the keys that it declared.
  kStrays,          // It has touched others, or the whole store.
};

// The thread that registered procedures: it alone can run them.
class ProcedureHome {
 public:
  virtual ~ProcedureHome() = default;
};

struct Script {
  uint32_t id = 0;
  std::string name;                            // Of a script its SHA-1 in hexadecimal digits.
  std::string body;                            // Of a script.
  std::shared_ptr<const LibraryCode> library;  // Of a function; else null.
  std::shared_ptr<ProcedureHome> home;         // Of a procedure; else null.
  bool has_description = false;
  std::string description;           // Of a function.
  std::atomic<uint32_t> flags{0};    // ScriptFlag bits; of a script known once it was compiled.
  std::atomic<bool> is_kept{false};  // In the registry: it changes only with its lock.
  std::atomic<ScriptConduct> conduct{ScriptConduct::kUnknown};

  bool IsProcedure() const { return home != nullptr; }
  // Whether FCALL calls it.
  bool IsFunction() const { return library != nullptr || IsProcedure(); }
};

// What a library registered when it was loaded.
struct RegisteredFunction {
  std::string name;
  bool has_description = false;
  std::string description;
  uint32_t flags = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_SCRIPT_H_
