// Keeps passwords out of what others can read: MONITOR and the slow log.

#ifndef NACRE_COMMANDS_SECRET_ARGUMENTS_H_
#define NACRE_COMMANDS_SECRET_ARGUMENTS_H_

#include <span>
#include <string_view>
#include <vector>

#include "commands/command_spec.h"

namespace nacre {

// The arguments, with "(redacted)" in the place of user names and passwords.
// The views live as long as the arguments.
std::vector<std::string_view> Redacted(const CommandSpec& command,
                                       std::span<const std::string_view> arguments);

}  // namespace nacre

#endif  // NACRE_COMMANDS_SECRET_ARGUMENTS_H_
