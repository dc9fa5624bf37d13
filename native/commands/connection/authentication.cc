#include "commands/connection/authentication.h"

#include "generated/handlers/connection.h"

namespace nacre::commands {

bool Authenticate(CommandContext& context, std::string_view user, std::string_view password) {
  const Settings& settings = context.settings();
  const bool accepted =
      user == kDefaultUser && (!settings.NeedsPassword() || settings.PasswordMatches(password));
  if (!accepted) {
    context.reply().Error("WRONGPASS invalid username-password pair or user is disabled.");
    return false;
  }
  context.client().authenticated = true;
  return true;
}

void Auth(CommandContext& context) {
  if (context.argc() > 3) return context.reply().SyntaxError();
  // Without a user's name, a password that nobody asked for is taken for a mistake.
  if (context.argc() == 2 && !context.settings().NeedsPassword()) {
    return context.reply().Error(
        "ERR AUTH <password> called without any password configured for the default user. Are you sure your "
        "configuration is correct?");
  }
  const bool named = context.argc() == 3;
  const std::string_view user = named ? context.arg(1) : kDefaultUser;
  if (Authenticate(context, user, context.arg(named ? 2 : 1))) context.reply().Ok();
}

}  // namespace nacre::commands
