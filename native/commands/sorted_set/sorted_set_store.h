// Storing the result of a command as a sorted set.

#ifndef NACRE_COMMANDS_SORTED_SET_SORTED_SET_STORE_H_
#define NACRE_COMMANDS_SORTED_SET_SORTED_SET_STORE_H_

#include <memory>
#include <string_view>

#include "commands/command_context.h"
#include "values/scored_members.h"

namespace nacre::commands {

// Puts members, which are in order, at the command's key number `destination`
// in place of what was there, notifies `event`, and replies with their number.
// Without members the key is deleted.
void StoreMembers(CommandContext& context, std::unique_ptr<ScoredMembers> members, std::string_view event,
                  size_t destination = 0);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SORTED_SET_SORTED_SET_STORE_H_
