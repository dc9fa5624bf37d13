#include "commands/scripting/script_registry.h"

#include <algorithm>
#include <utility>

#include "base/sha1.h"
#include "commands/command_context.h"
#include "commands/command_spec.h"

namespace nacre {
namespace {

constexpr size_t kShaDigits = 40;
// What a script takes beside its body, about.
constexpr size_t kScriptOverhead = sizeof(Script) + 128;

std::string Hexadecimal(const Sha1Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// Whether the code calls, in quotes, a command that touches or tells of all keys.
bool NamesWholeStoreCommand(std::string_view code) {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> found;
    for (const CommandSpec& command : CommandTable()) {
      const bool whole = command.scope == CommandScope::kShardWalk ||
                         command.scope == CommandScope::kWholeStore || command.surveys_keys;
      if (whole && command.subname.empty()) found.push_back(command.name);
    }
    return found;
  }();
  const std::string lower = LowerCase(code);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    for (const char quote : {'\'', '"'}) {
      if (lower.find(quote + std::string(name) + quote) != std::string::npos) return true;
    }
    return false;
  });
}

}  // namespace

ScriptConduct FirstConduct(std::string_view code) {
  return NamesWholeStoreCommand(code) ? ScriptConduct::kStrays : ScriptConduct::kUnknown;
}

std::shared_ptr<Script> ScriptRegistry::FindOrMake(std::string_view body) {
  {
    std::shared_lock lock(mutex_);
    const auto found = by_body_.find(body);
    if (found != by_body_.end()) return found->second;
  }
  auto script = std::make_shared<Script>();
  script->id = NextId();
  script->name = Hexadecimal(Sha1(body));
  script->body = body;
  script->conduct.store(FirstConduct(body), std::memory_order_relaxed);
  return script;
}

std::shared_ptr<Script> ScriptRegistry::Find(std::string_view sha) const {
  if (sha.size() != kShaDigits) return nullptr;
  const std::string name = LowerCase(sha);
  std::shared_lock lock(mutex_);
  const auto found = by_sha_.find(name);
  return found != by_sha_.end() ? found->second : nullptr;
}

void ScriptRegistry::Keep(const std::shared_ptr<Script>& script) {
  if (script->is_kept.load(std::memory_order_relaxed)) return;
  std::unique_lock lock(mutex_);
  if (!by_sha_.try_emplace(script->name, script).second) return;
  by_body_.emplace(script->body, script);
  script->is_kept.store(true, std::memory_order_relaxed);
  script_bytes_ += script->body.size() + kScriptOverhead;
}

void ScriptRegistry::FlushScripts() {
  std::unique_lock lock(mutex_);
  for (const auto& [sha, script] : by_sha_) script->is_kept.store(false, std::memory_order_relaxed);
  by_body_.clear();
  by_sha_.clear();
  script_bytes_ = 0;
  generation_.fetch_add(1, std::memory_order_release);
}

ScriptRegistry::Totals ScriptRegistry::totals() const {
  std::shared_lock lock(mutex_);
  Totals totals{by_sha_.size(), script_bytes_, libraries_.size(), functions_.size(), 0};
  for (const auto& [name, library] : libraries_) {
    totals.library_bytes += library->code->code.size() + library->functions.size() * kScriptOverhead;
  }
  return totals;
}

ScriptRegistry::Libraries ScriptRegistry::libraries() const {
  std::shared_lock lock(mutex_);
  return libraries_;
}

std::vector<std::string> ScriptRegistry::LibraryCodes() const {
  std::shared_lock lock(mutex_);
  std::vector<std::string> codes;
  for (const auto& [name, library] : libraries_) codes.push_back(library->code->code);
  return codes;
}

std::shared_ptr<const FunctionLibrary> ScriptRegistry::FindLibrary(std::string_view name) const {
  std::shared_lock lock(mutex_);
  const auto found = libraries_.find(name);
  return found != libraries_.end() ? found->second : nullptr;
}

std::shared_ptr<Script> ScriptRegistry::FindFunction(std::string_view name) const {
  std::shared_lock lock(mutex_);
  const std::string key = LowerCase(name);
  const auto found = functions_.find(key);
  if (found != functions_.end()) return found->second;
  const auto procedure = procedures_.find(key);
  return procedure != procedures_.end() ? procedure->second : nullptr;
}

std::shared_ptr<ProcedureHome> ScriptRegistry::HomeOf(const CommandSpec& command,
                                                      std::span<const std::string_view> arguments) const {
  if (!command.name.starts_with("fcall") || arguments.size() < 2) return nullptr;
  const auto function = FindFunction(arguments[1]);
  return function != nullptr ? function->home : nullptr;
}

bool ScriptRegistry::AddProcedure(const std::shared_ptr<Script>& procedure) {
  std::unique_lock lock(mutex_);
  const std::string key = LowerCase(procedure->name);
  return !functions_.contains(key) && procedures_.try_emplace(key, procedure).second;
}

void ScriptRegistry::RemoveProcedures(const ProcedureHome& home) {
  std::unique_lock lock(mutex_);
  std::erase_if(procedures_, [&](const auto& procedure) { return procedure.second->home.get() == &home; });
}

std::string ScriptRegistry::Conflict(const Libraries& libraries, const FunctionLibrary& added,
                                     bool replace) const {
  const std::string& name = added.code->name;
  if (!replace && libraries.contains(name)) return "ERR Library " + name + " already exists";
  for (const auto& function : added.functions) {
    const std::string key = LowerCase(function->name);
    const auto has_key = [&](const auto& known) { return EqualsIgnoringCase(known->name, key); };
    const auto has_function = [&](const auto& other) {
      const auto& [other_name, library] = other;
      return other_name != name && std::ranges::any_of(library->functions, has_key);
    };
    if (procedures_.contains(key) || std::ranges::any_of(libraries, has_function)) {
      return "ERR Function " + function->name + " already exists";
    }
  }
  return "";
}

std::string ScriptRegistry::AddLibraries(const std::vector<std::shared_ptr<const FunctionLibrary>>& added,
                                         bool replace, bool flush) {
  std::unique_lock lock(mutex_);
  Libraries libraries = flush ? Libraries() : libraries_;
  for (const auto& library : added) {
    std::string error = Conflict(libraries, *library, replace);
    if (!error.empty()) return error;
    libraries[library->code->name] = library;
  }
  SetLibraries(std::move(libraries));
  return "";
}

bool ScriptRegistry::RemoveLibrary(std::string_view name) {
  std::unique_lock lock(mutex_);
  const auto found = libraries_.find(name);
  if (found == libraries_.end()) return false;
  Libraries libraries = libraries_;
  libraries.erase(found->first);
  SetLibraries(std::move(libraries));
  return true;
}

void ScriptRegistry::FlushLibraries() {
  std::unique_lock lock(mutex_);
  SetLibraries({});
}

void ScriptRegistry::SetLibraries(Libraries libraries) {
  libraries_ = std::move(libraries);
  functions_.clear();
  for (const auto& [name, library] : libraries_) {
    for (const auto& function : library->functions) functions_.emplace(LowerCase(function->name), function);
  }
}

}  // namespace nacre
