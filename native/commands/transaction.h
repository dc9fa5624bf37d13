// What a client has queued since MULTI, and a key that it watches.

#ifndef NACRE_COMMANDS_TRANSACTION_H_
#define NACRE_COMMANDS_TRANSACTION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command_spec.h"

namespace nacre {

struct QueuedCommand {
  const CommandSpec* command;
  std::vector<std::string> arguments;

  // Views of the arguments, valid while they stay.
  std::vector<std::string_view> Views() const { return {arguments.begin(), arguments.end()}; }
};

struct Transaction {
  std::vector<QueuedCommand> commands;
  size_t bytes = 0;  // Of their arguments.
  // A command was refused when it was to be queued, so EXEC must refuse the whole.
  bool aborted = false;
};

struct WatchedKey {
  std::string key;
  uint64_t hash;
  uint32_t database;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_TRANSACTION_H_
