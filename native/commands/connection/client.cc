// The subcommands of CLIENT about the connection itself.

#include <optional>
#include <string>
#include <string_view>

#include "commands/command_context.h"
#include "commands/connection/client_attributes.h"
#include "generated/handlers/connection.h"

namespace nacre::commands {
namespace {

// The third argument as a switch; nothing after an error reply.
std::optional<bool> ParseSwitch(CommandContext& context) {
  if (context.ArgIs(2, "on")) return true;
  if (context.ArgIs(2, "off")) return false;
  context.reply().SyntaxError();
  return std::nullopt;
}

// What a client library may state about itself.
SharedText* FindAttribute(CommandContext& context) {
  if (context.ArgIs(2, "lib-name")) return &context.client().library_name;
  if (context.ArgIs(2, "lib-ver")) return &context.client().library_version;
  return nullptr;
}

}  // namespace

void ClientId(CommandContext& context) { context.reply().Integer(static_cast<int64_t>(context.client().id)); }

void ClientGetname(CommandContext& context) {
  const std::string name = context.client().name.Get();
  if (name.empty()) return context.reply().Null();
  context.reply().Bulk(name);
}

void ClientSetname(CommandContext& context) {
  if (!IsClientAttribute(context.arg(2))) return context.reply().Error(kBadClientName);
  context.client().name.Set(context.arg(2));
  context.reply().Ok();
}

void ClientSetinfo(CommandContext& context) {
  const std::string option(context.arg(2));
  SharedText* attribute = FindAttribute(context);
  if (attribute == nullptr) return context.reply().Error("ERR Unrecognized option '" + option + "'");
  if (!IsClientAttribute(context.arg(3))) {
    return context.reply().Error("ERR " + option + " cannot contain spaces, newlines or special characters.");
  }
  attribute->Set(context.arg(3));
  context.reply().Ok();
}

// OFF and SKIP have no reply of their own.
void ClientReply(CommandContext& context) {
  ReplyMode& mode = context.client().reply_mode;
  if (context.ArgIs(2, "on")) {
    mode = ReplyMode::kOn;
    context.reply().Ok();
  } else if (context.ArgIs(2, "off")) {
    mode = ReplyMode::kOff;
  } else if (context.ArgIs(2, "skip")) {
    if (mode != ReplyMode::kOff) mode = ReplyMode::kSkipNext;
  } else {
    context.reply().SyntaxError();
  }
}

void ClientNoEvict(CommandContext& context) {
  const auto enabled = ParseSwitch(context);
  if (!enabled) return;
  context.client().no_evict.store(*enabled, std::memory_order_relaxed);
  context.reply().Ok();
}

void ClientNoTouch(CommandContext& context) {
  const auto enabled = ParseSwitch(context);
  if (!enabled) return;
  context.client().no_touch = *enabled;
  context.reply().Ok();
}

}  // namespace nacre::commands
