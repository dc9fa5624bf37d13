// The scripts and libraries of functions of a store, for all its threads.

#ifndef NACRE_COMMANDS_SCRIPTING_SCRIPT_REGISTRY_H_
#define NACRE_COMMANDS_SCRIPTING_SCRIPT_REGISTRY_H_

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "commands/command_spec.h"
#include "commands/scripting/script.h"

namespace nacre {

// A library with its functions. Never changed: it is replaced.
struct FunctionLibrary {
  std::shared_ptr<const LibraryCode> code;
  std::vector<std::shared_ptr<Script>> functions;  // In the order of their names.
};

// What is expected of code before it has run: that it strays if it names, in quotes, a command about the
// whole store. It could call that when it has written, and would have to be alone by then. O(length).
ScriptConduct FirstConduct(std::string_view code);

// Thread-safe.
class ScriptRegistry {
 public:
  // The script with this body; a new one, that is not kept yet, if there is none. O(length).
  std::shared_ptr<Script> FindOrMake(std::string_view body);
  // The kept script with this SHA-1, in any case of its digits, or null.
  std::shared_ptr<Script> Find(std::string_view sha) const;
  // Keeps a script that was found to compile. One load if it is kept already.
  void Keep(const std::shared_ptr<Script>& script);
  // Forgets all scripts. What runs goes on.
  void FlushScripts();
  // Grows with each FlushScripts: interpreters drop what they compiled before.
  uint32_t generation() const { return generation_.load(std::memory_order_acquire); }

  struct Totals {
    size_t scripts = 0;
    size_t script_bytes = 0;
    size_t libraries = 0;
    size_t functions = 0;
    size_t library_bytes = 0;
  };
  Totals totals() const;

  uint32_t NextId() { return next_id_.fetch_add(1, std::memory_order_relaxed) + 1; }

  using Libraries = std::map<std::string, std::shared_ptr<const FunctionLibrary>, std::less<>>;

  // All libraries by name.
  Libraries libraries() const;
  // The code of all libraries, in the order of their names.
  std::vector<std::string> LibraryCodes() const;
  std::shared_ptr<const FunctionLibrary> FindLibrary(std::string_view name) const;
  std::shared_ptr<Script> FindFunction(std::string_view name) const;
  // Puts the libraries in place; empty, or the error (a function's or library's name is taken), and
  // then nothing is changed. Of the same name: an error, unless `replace`. With `flush` all others go.
  std::string AddLibraries(const std::vector<std::shared_ptr<const FunctionLibrary>>& added, bool replace,
                           bool flush);
  // Adds a procedure; false if a function or another one has its name.
  bool AddProcedure(const std::shared_ptr<Script>& procedure);
  // Forgets those of one thread.
  void RemoveProcedures(const ProcedureHome& home);
  // Who has to run the command, if it is a call of a procedure; else null.
  std::shared_ptr<ProcedureHome> HomeOf(const CommandSpec& command,
                                        std::span<const std::string_view> arguments) const;
  // False if there is none.
  bool RemoveLibrary(std::string_view name);
  void FlushLibraries();
  // Held by whoever changes libraries until the journal has the change, so that both have one order.
  std::mutex& change_mutex() { return change_mutex_; }

 private:
  // By name in lower case: as in Redis, case makes no difference.
  using Functions = std::unordered_map<std::string, std::shared_ptr<Script>>;

  // Both with mutex_ held.
  std::string Conflict(const Libraries& libraries, const FunctionLibrary& added, bool replace) const;
  void SetLibraries(Libraries libraries);

  std::mutex change_mutex_;
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Script>> by_sha_;
  std::unordered_map<std::string_view, std::shared_ptr<Script>> by_body_;  // Views of the bodies.
  size_t script_bytes_ = 0;
  Libraries libraries_;
  Functions functions_;
  Functions procedures_;
  std::atomic<uint32_t> next_id_{0};
  std::atomic<uint32_t> generation_{0};
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_SCRIPT_REGISTRY_H_
