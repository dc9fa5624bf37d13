#include <string>

#include "commands/command_context.h"
#include "generated/handlers/server.h"

namespace nacre::commands {
namespace {

constexpr int64_t kMicrosecondsPerSecond = 1'000'000;

}  // namespace

void Time(CommandContext& context) {
  context.reply().Array(2);
  context.reply().Bulk(std::to_string(context.now_us() / kMicrosecondsPerSecond));
  context.reply().Bulk(std::to_string(context.now_us() % kMicrosecondsPerSecond));
}

}  // namespace nacre::commands
