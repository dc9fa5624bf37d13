// FUNCTION DUMP and RESTORE: libraries in RDB's format.
//
//   | opcode 245 | code | opcode 245 | code | … | version of RDB:16 | checksum of all before:64 |

#include <memory>
#include <string>
#include <vector>

#include "base/byte_buffer.h"
#include "commands/command_context.h"
#include "commands/scripting/function_library.h"
#include "commands/scripting/script_host.h"
#include "commands/scripting/script_registry.h"
#include "generated/handlers/scripting.h"
#include "rdb/crc64.h"
#include "rdb/dump_payload.h"
#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"

namespace nacre::commands {
namespace {

constexpr uint8_t kLibraryOpcode = 245;
// The first version of RDB with libraries in it.
constexpr uint16_t kDumpVersion = 10;
// What libraries were in before the release of Redis 7.0.
constexpr uint8_t kOldFunctionOpcode = 246;

enum class Policy { kFlush, kAppend, kReplace };

// False, after an error, if it is none.
bool ReadPolicy(CommandContext& context, Policy* policy) {
  if (context.argc() > 4) {
    context.reply().Error("ERR unknown subcommand or wrong number of arguments for '" +
                          std::string(context.arg(1)) + "'. Try FUNCTION HELP.");
    return false;
  }
  *policy = Policy::kAppend;
  if (context.argc() < 4 || context.ArgIs(3, "append")) return true;
  *policy = Policy::kReplace;
  if (context.ArgIs(3, "replace")) return true;
  *policy = Policy::kFlush;
  if (context.ArgIs(3, "flush")) return true;
  context.reply().Error("ERR Wrong restore policy given, value should be either FLUSH, APPEND or REPLACE.");
  return false;
}

// The libraries' code. Empty, or the error as a reply gives it.
std::string ReadPayload(CommandContext& context, std::string_view payload, std::vector<std::string>* codes) {
  if (!HasValidFooter(payload)) return "ERR DUMP payload version or checksum are wrong";
  constexpr size_t kFooterBytes = 10;
  RdbReader reader(payload.substr(0, payload.size() - kFooterBytes),
                   {.longest_string = static_cast<size_t>(context.settings().proto_max_bulk_len.get())});
  RdbString code;
  while (reader.left() != 0) {
    uint8_t opcode = 0;
    reader.Byte(opcode);
    if (opcode == kOldFunctionOpcode) return "ERR Pre-GA function format not supported";
    if (opcode != kLibraryOpcode) return "ERR given type is not a function";
    if (!reader.String(code)) return "ERR Failed loading library code";
    codes->emplace_back(code.bytes());
  }
  return "";
}

}  // namespace

void FunctionDump(CommandContext& context) {
  ByteBuffer payload;
  RdbWriter writer(payload, {.compress = context.settings().rdbcompression.get() != 0});
  for (const auto& [name, library] : context.scripts().libraries()) {
    writer.Byte(kLibraryOpcode);
    writer.String(library->code->code);
  }
  writer.Fixed(kDumpVersion);
  writer.Fixed(Crc64(0, payload.view()));
  context.reply().Bulk(payload.view());
}

// All libraries, or none: they are put in place together.
void FunctionRestore(CommandContext& context) {
  Policy policy;
  if (!ReadPolicy(context, &policy)) return;
  std::vector<std::string> codes;
  std::string error = ReadPayload(context, context.arg(2), &codes);
  std::vector<std::shared_ptr<const FunctionLibrary>> libraries;
  for (size_t i = 0; i < codes.size() && error.empty(); ++i) {
    error = MakeLibrary(context.script_host(), context.scripts(), codes[i], true, &libraries.emplace_back());
  }
  if (error.empty()) {
    error = context.scripts().AddLibraries(libraries, policy == Policy::kReplace, policy == Policy::kFlush);
  }
  if (!error.empty()) {
    context.script_host().ForgetLibraries();
    return context.reply().Error(error);
  }
  context.MarkChanged();
  context.reply().Ok();
}

}  // namespace nacre::commands
