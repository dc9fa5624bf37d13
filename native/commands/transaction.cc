#include "commands/transaction.h"

#include <algorithm>
#include <new>

namespace nacre {

QueuedCommand::QueuedCommand(const CommandSpec* command, std::span<const std::string_view> arguments)
    : command_(command), count_(arguments.size()) {
  size_t size = count_ * sizeof(std::string_view);
  for (const std::string_view argument : arguments) size += argument.size();
  block_ = std::make_unique_for_overwrite<char[]>(size);
  char* view = block_.get();
  char* bytes = view + count_ * sizeof(std::string_view);
  for (const std::string_view argument : arguments) {
    std::copy(argument.begin(), argument.end(), bytes);
    new (view) std::string_view(bytes, argument.size());
    view += sizeof(std::string_view);
    bytes += argument.size();
  }
}

}  // namespace nacre
