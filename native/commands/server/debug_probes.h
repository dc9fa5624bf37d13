// Subcommands of DEBUG that make data: keys, and replies of each type.

#ifndef NACRE_COMMANDS_SERVER_DEBUG_PROBES_H_
#define NACRE_COMMANDS_SERVER_DEBUG_PROBES_H_

#include "commands/command_context.h"

namespace nacre::commands {

// DEBUG POPULATE count [prefix] [size]: makes keys that are not there.
// Requires: the gate is closed, and no shard is locked by the caller.
void DebugPopulate(CommandContext& context);

// DEBUG PROTOCOL type: an example of a reply of this type.
void DebugProtocol(CommandContext& context);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SERVER_DEBUG_PROBES_H_
