// What a client has queued since MULTI, and a key that it watches.

#ifndef NACRE_COMMANDS_TRANSACTION_H_
#define NACRE_COMMANDS_TRANSACTION_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command_spec.h"

namespace nacre {

// A command with copies of its arguments, which are in one block of memory.
class QueuedCommand {
 public:
  QueuedCommand(const CommandSpec* command, std::span<const std::string_view> arguments);
  QueuedCommand(QueuedCommand&&) noexcept = default;
  QueuedCommand& operator=(QueuedCommand&&) noexcept = default;

  const CommandSpec& command() const { return *command_; }
  // Valid as long as this, or what it was moved to.
  std::span<const std::string_view> arguments() const {
    return {reinterpret_cast<const std::string_view*>(block_.get()), count_};
  }
  QueuedCommand Copy() const { return {command_, arguments()}; }

 private:
  const CommandSpec* command_;
  size_t count_;
  std::unique_ptr<char[]> block_;  // Views of the arguments, and then their bytes.
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
