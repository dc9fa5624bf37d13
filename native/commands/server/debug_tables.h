// Subcommands of DEBUG that look into structures and texts.

#ifndef NACRE_COMMANDS_SERVER_DEBUG_TABLES_H_
#define NACRE_COMMANDS_SERVER_DEBUG_TABLES_H_

#include "commands/command_context.h"

namespace nacre::commands {

// DEBUG HTSTATS dbid: how keys, and those that expire, are spread over their buckets.
// Requires: the gate is closed, and no shard is locked by the caller.
void DebugHtstats(CommandContext& context);

// DEBUG HTSTATS-KEY key: the same for a collection that is held in a hash table.
void DebugHtstatsKey(CommandContext& context);

// DEBUG STRINGMATCH-LEN pattern string: whether a glob pattern matches, 1 or 0.
void DebugStringmatchLen(CommandContext& context);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SERVER_DEBUG_TABLES_H_
