// Who the connection is: what AUTH and HELLO share.

#ifndef NACRE_COMMANDS_CONNECTION_AUTHENTICATION_H_
#define NACRE_COMMANDS_CONNECTION_AUTHENTICATION_H_

#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

// The one user there is.
inline constexpr std::string_view kDefaultUser = "default";

// Authenticates the connection, or replies with an error and returns false; then
// the connection is what it was. The default user takes any password while none is set.
bool Authenticate(CommandContext& context, std::string_view user, std::string_view password);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_CONNECTION_AUTHENTICATION_H_
