// Which commands manage subscriptions, for those who carry commands out.

#ifndef NACRE_COMMANDS_PUBSUB_SUBSCRIPTION_COMMANDS_H_
#define NACRE_COMMANDS_PUBSUB_SUBSCRIPTION_COMMANDS_H_

#include "commands/command_spec.h"

namespace nacre {

// SUBSCRIBE and its like, which are answered by messages: CLIENT REPLY does not silence those.
bool IsSubscriptionCommand(const CommandSpec& command);

// Whether a RESP2 client with subscriptions may call it.
bool IsAllowedInSubscribedMode(const CommandSpec& command);

}  // namespace nacre

#endif  // NACRE_COMMANDS_PUBSUB_SUBSCRIPTION_COMMANDS_H_
