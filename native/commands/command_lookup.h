// Finds commands by name, in any case, without allocating. Each store has one,
// since rename-command changes names.

#ifndef NACRE_COMMANDS_COMMAND_LOOKUP_H_
#define NACRE_COMMANDS_COMMAND_LOOKUP_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command_spec.h"

namespace nacre {

// The command of this full name in the table, which there must be, whatever clients call it. O(commands).
const CommandSpec& CommandNamed(std::string_view name);

class CommandLookup {
 public:
  // Knows all commands of the table under their own names.
  CommandLookup();

  // The command or container, or null.
  const CommandSpec* Find(std::string_view name) const;

  // A container's subcommand, or null.
  static const CommandSpec* FindSubcommand(const CommandSpec& container, std::string_view subname);

  // Gives a command another name, or none if `to` is empty. False if `from` is
  // unknown or `to` is taken. Not while commands run.
  bool Rename(std::string_view from, std::string_view to);

 private:
  struct Row {
    std::string name;
    const CommandSpec* command = nullptr;
  };

  static uint64_t HashName(std::string_view name);
  void Rebuild();

  std::vector<Row> commands_;
  std::vector<const Row*> slots_;  // Open addressing; the size is a power of two.
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_COMMAND_LOOKUP_H_
