#include "commands/value_limits.h"

namespace nacre::commands {

ValueLimits ValueLimitsOf(CommandContext& /*context*/) { return {}; }

}  // namespace nacre::commands
