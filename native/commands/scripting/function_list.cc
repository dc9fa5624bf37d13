// FUNCTION LIST and STATS.

#include <optional>
#include <string>

#include "base/glob_match.h"
#include "commands/command_context.h"
#include "commands/scripting/running_scripts.h"
#include "commands/scripting/script_registry.h"
#include "generated/handlers/scripting.h"

namespace nacre::commands {
namespace {

struct ListOptions {
  std::optional<std::string_view> pattern;
  bool with_code = false;
};

// None, after an error, if the arguments are wrong.
std::optional<ListOptions> ReadListOptions(CommandContext& context) {
  ListOptions options;
  for (size_t i = 2; i < context.argc(); ++i) {
    if (!options.with_code && context.ArgIs(i, "withcode")) {
      options.with_code = true;
    } else if (!options.pattern && context.ArgIs(i, "libraryname")) {
      if (i + 1 == context.argc()) {
        context.reply().Error("ERR library name argument was not given");
        return std::nullopt;
      }
      options.pattern = context.arg(++i);
    } else {
      context.reply().Error("ERR Unknown argument " + std::string(context.arg(i)));
      return std::nullopt;
    }
  }
  return options;
}

void WriteFlags(ReplyWriter& reply, uint32_t flags) {
  constexpr std::string_view kNames[] = {"no-writes", "allow-oom", "allow-stale", "no-cluster",
                                         "allow-cross-slot-keys"};
  size_t count = 0;
  for (size_t i = 0; i < std::size(kNames); ++i) count += flags >> i & 1;
  reply.Set(count);
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if ((flags >> i & 1) != 0) reply.Status(kNames[i]);
  }
}

void WriteFunction(ReplyWriter& reply, const Script& function) {
  reply.Map(3);
  reply.Bulk("name");
  reply.Bulk(function.name);
  reply.Bulk("description");
  if (function.has_description) {
    reply.Bulk(function.description);
  } else {
    reply.Null();
  }
  reply.Bulk("flags");
  WriteFlags(reply, function.flags.load(std::memory_order_relaxed));
}

void WriteLibrary(ReplyWriter& reply, const FunctionLibrary& library, bool with_code) {
  reply.Map(with_code ? 4 : 3);
  reply.Bulk("library_name");
  reply.Bulk(library.code->name);
  reply.Bulk("engine");
  reply.Bulk("LUA");
  reply.Bulk("functions");
  reply.Array(library.functions.size());
  for (const auto& function : library.functions) WriteFunction(reply, *function);
  if (!with_code) return;
  reply.Bulk("library_code");
  reply.Bulk(library.code->code);
}

}  // namespace

void FunctionList(CommandContext& context) {
  const auto options = ReadListOptions(context);
  if (!options) return;
  std::vector<std::shared_ptr<const FunctionLibrary>> listed;
  for (const auto& [name, library] : context.scripts().libraries()) {
    if (!options->pattern || GlobMatches(*options->pattern, name)) listed.push_back(library);
  }
  context.reply().Array(listed.size());
  for (const auto& library : listed) WriteLibrary(context.reply(), *library, options->with_code);
}

void FunctionStats(CommandContext& context) {
  ReplyWriter& reply = context.reply();
  const auto running = context.running_scripts().DescribeFunction();
  const ScriptRegistry::Totals totals = context.scripts().totals();
  reply.Map(2);
  reply.Bulk("running_script");
  if (!running) {
    reply.Null();
  } else {
    reply.Map(3);
    reply.Bulk("name");
    reply.Bulk(running->name);
    reply.Bulk("command");
    reply.Array(running->command.size());
    for (const std::string& word : running->command) reply.Bulk(word);
    reply.Bulk("duration_ms");
    reply.Integer(running->duration_ms);
  }
  reply.Bulk("engines");
  reply.Map(1);
  reply.Bulk("LUA");
  reply.Map(2);
  reply.Bulk("libraries_count");
  reply.Integer(static_cast<int64_t>(totals.libraries));
  reply.Bulk("functions_count");
  reply.Integer(static_cast<int64_t>(totals.functions));
}

}  // namespace nacre::commands
