// SUBSCRIBE and UNSUBSCRIBE of channels, patterns and shard channels.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command_context.h"
#include "commands/pubsub/subscription_commands.h"
#include "generated/handlers/connection.h"
#include "generated/handlers/pubsub.h"

namespace nacre {
namespace {

// Channels and patterns are counted together.
uint32_t CountOf(const ClientState& client, SubscriptionKind kind) {
  if (kind == SubscriptionKind::kShardChannel) return client.shard_channels.load(std::memory_order_relaxed);
  return client.channels.load(std::memory_order_relaxed) + client.patterns.load(std::memory_order_relaxed);
}

// Each name is confirmed by a message of its own.
void Confirm(CommandContext& context, SubscriptionKind kind, std::optional<std::string_view> name) {
  context.reply().Push(3);
  context.reply().Bulk(context.command().name);
  if (name) {
    context.reply().Bulk(*name);
  } else {
    context.reply().Null();
  }
  context.reply().Integer(CountOf(context.client(), kind));
  context.reply().EndMessage();
}

void SubscribeTo(CommandContext& context, SubscriptionKind kind) {
  if (context.client().inbox == nullptr) {
    std::string name(context.command().name);
    for (char& letter : name) letter = static_cast<char>(letter - ('a' - 'A'));
    return context.reply().Error("ERR " + name + " isn't allowed for a DENY BLOCKING client");
  }
  for (size_t i = 1; i < context.argc(); ++i) {
    context.broker().Subscribe(context.client(), kind, context.arg(i));
    Confirm(context, kind, context.arg(i));
  }
}

void UnsubscribeFrom(CommandContext& context, SubscriptionKind kind) {
  ClientState& client = context.client();
  std::vector<std::string> names(context.arguments().begin() + 1, context.arguments().end());
  if (names.empty()) names = context.broker().Names(client, kind);
  for (const std::string& name : names) {
    context.broker().Unsubscribe(client, kind, name);
    Confirm(context, kind, name);
  }
  if (names.empty()) Confirm(context, kind, std::nullopt);
}

}  // namespace

bool IsAllowedInSubscribedMode(const CommandSpec& command) {
  return command.handler == commands::Subscribe || command.handler == commands::Unsubscribe ||
         command.handler == commands::Psubscribe || command.handler == commands::Punsubscribe ||
         command.handler == commands::Ssubscribe || command.handler == commands::Sunsubscribe ||
         command.handler == commands::Ping || command.handler == commands::Quit ||
         command.handler == commands::Reset;
}

namespace commands {

void Subscribe(CommandContext& context) { SubscribeTo(context, SubscriptionKind::kChannel); }

void Psubscribe(CommandContext& context) { SubscribeTo(context, SubscriptionKind::kPattern); }

void Ssubscribe(CommandContext& context) { SubscribeTo(context, SubscriptionKind::kShardChannel); }

void Unsubscribe(CommandContext& context) { UnsubscribeFrom(context, SubscriptionKind::kChannel); }

void Punsubscribe(CommandContext& context) { UnsubscribeFrom(context, SubscriptionKind::kPattern); }

void Sunsubscribe(CommandContext& context) { UnsubscribeFrom(context, SubscriptionKind::kShardChannel); }

}  // namespace commands
}  // namespace nacre
