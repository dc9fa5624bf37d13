#include "base/number.h"
#include "commands/command_context.h"
#include "generated/handlers/server.h"

namespace nacre::commands {
namespace {

// SAMPLES is checked and has no effect: accounts are exact. False after an error reply.
bool CheckSamples(CommandContext& context) {
  for (size_t i = 3; i < context.argc(); i += 2) {
    if (!context.ArgIs(i, "samples") || i + 1 == context.argc()) {
      context.reply().SyntaxError();
      return false;
    }
    const auto samples = ParseInteger(context.arg(i + 1));
    if (!samples) {
      context.reply().NotInteger();
      return false;
    }
    if (*samples < 0) {
      context.reply().SyntaxError();
      return false;
    }
  }
  return true;
}

}  // namespace

// The entry with its key and value, as the allocator rounds them; its place in
// the table is not counted.
void MemoryUsage(CommandContext& context) {
  if (!CheckSamples(context)) return;
  const KeyRef& key = context.key();
  const Table::Position position = context.Peek(key);
  if (!position) return context.reply().Null();
  context.reply().Integer(static_cast<int64_t>(context.TableOf(key).At(position)->MemoryUsage()));
}

}  // namespace nacre::commands
