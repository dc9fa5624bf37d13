// What the settings say of the forms of collections, for whoever makes one of
// any type.

#ifndef NACRE_COMMANDS_VALUE_LIMITS_H_
#define NACRE_COMMANDS_VALUE_LIMITS_H_

#include "commands/command_context.h"
#include "snapshot/value_limits.h"

namespace nacre::commands {

// The settings as they are now; `seed` is the keyspace's.
ValueLimits ValueLimitsOf(const Settings& settings, const HashSeed& seed);
ValueLimits ValueLimitsOf(CommandContext& context);

// The longest string that the command may make: proto-max-bulk-len. What a journal says was within the limit
// that was in force then, so it is hardly limited.
uint64_t LongestString(CommandContext& context);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_VALUE_LIMITS_H_
