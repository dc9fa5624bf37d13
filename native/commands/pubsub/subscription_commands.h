// What subscriptions mean to other commands, for those who carry commands out.

#ifndef NACRE_COMMANDS_PUBSUB_SUBSCRIPTION_COMMANDS_H_
#define NACRE_COMMANDS_PUBSUB_SUBSCRIPTION_COMMANDS_H_

#include "commands/command_spec.h"

namespace nacre {

// Whether a RESP2 client with subscriptions may call it.
bool IsAllowedInSubscribedMode(const CommandSpec& command);

}  // namespace nacre

#endif  // NACRE_COMMANDS_PUBSUB_SUBSCRIPTION_COMMANDS_H_
