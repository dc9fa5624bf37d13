#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"
#include "base/version.h"
#include "commands/command_context.h"
#include "commands/connection/authentication.h"
#include "commands/connection/client_attributes.h"
#include "generated/handlers/connection.h"

namespace nacre::commands {
namespace {

struct HelloOptions {
  int version = 0;  // 0: as it is.
  bool authenticates = false;
  std::string_view user;
  std::string_view password;
  std::optional<std::string_view> name;
};

// False after an error reply.
bool ParseVersion(CommandContext& context, HelloOptions& options) {
  if (context.argc() < 2) return true;
  const auto version = ParseInteger(context.arg(1));
  if (!version) {
    context.reply().Error("ERR Protocol version is not an integer or out of range");
    return false;
  }
  if (*version < 2 || *version > 3) {
    context.reply().Error("NOPROTO unsupported protocol version");
    return false;
  }
  options.version = static_cast<int>(*version);
  return true;
}

// Nothing after an error reply.
std::optional<HelloOptions> Parse(CommandContext& context) {
  HelloOptions options;
  if (!ParseVersion(context, options)) return std::nullopt;
  for (size_t i = 2; i < context.argc(); ++i) {
    const size_t left = context.argc() - 1 - i;
    if (context.ArgIs(i, "auth") && left >= 2) {
      options.authenticates = true;
      options.user = context.arg(i + 1);
      options.password = context.arg(i + 2);
      i += 2;
    } else if (context.ArgIs(i, "setname") && left >= 1) {
      options.name = context.arg(++i);
      if (!IsClientAttribute(*options.name)) {
        context.reply().Error(kBadClientName);
        return std::nullopt;
      }
    } else {
      context.reply().Error("ERR Syntax error in HELLO option '" + std::string(context.arg(i)) + "'");
      return std::nullopt;
    }
  }
  return options;
}

void Describe(const ClientState& client, ReplyWriter& reply) {
  reply.Map(7);
  reply.Bulk("server");
  reply.Bulk("redis");
  reply.Bulk("version");
  reply.Bulk(kCompatibleVersion);
  reply.Bulk("proto");
  reply.Integer(client.resp_version.load(std::memory_order_relaxed));
  reply.Bulk("id");
  reply.Integer(static_cast<int64_t>(client.id));
  reply.Bulk("mode");
  reply.Bulk("standalone");
  reply.Bulk("role");
  reply.Bulk("master");
  reply.Bulk("modules");
  reply.Array(0);
}

}  // namespace

void Hello(CommandContext& context) {
  const auto options = Parse(context);
  if (!options) return;
  if (options->authenticates && !Authenticate(context, options->user, options->password)) return;
  ClientState& client = context.client();
  if (!client.authenticated) {
    return context.reply().Error(
        "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH "
        "<user> <pass> option can be used to authenticate the client and select the RESP protocol version at "
        "the same time");
  }
  if (options->name) client.name.Set(*options->name);
  if (options->version != 0) {
    client.resp_version.store(options->version, std::memory_order_relaxed);
    context.reply().set_version(options->version);
  }
  Describe(client, context.reply());
}

}  // namespace nacre::commands
