// PUBLISH, SPUBLISH, and the subcommands of PUBSUB that tell who would hear them.

#include <string>
#include <string_view>
#include <vector>

#include "base/glob_match.h"
#include "commands/command_context.h"
#include "generated/handlers/pubsub.h"

namespace nacre::commands {
namespace {

void PublishAs(CommandContext& context, SubscriptionKind kind) {
  const size_t receivers = context.broker().Publish(kind, context.arg(1), context.arg(2));
  context.reply().Integer(static_cast<int64_t>(receivers));
}

void ListChannels(CommandContext& context, SubscriptionKind kind) {
  if (context.argc() > 3) {
    return context.reply().Error("ERR unknown subcommand or wrong number of arguments for '" +
                                 std::string(context.arg(1)) + "'. Try PUBSUB HELP.");
  }
  std::vector<std::string> names = context.broker().Channels(kind);
  if (context.argc() == 3) {
    std::erase_if(names, [&](const std::string& name) { return !GlobMatches(context.arg(2), name); });
  }
  context.reply().Array(names.size());
  for (const std::string& name : names) context.reply().Bulk(name);
}

void CountSubscribers(CommandContext& context, SubscriptionKind kind) {
  context.reply().Array((context.argc() - 2) * 2);
  for (size_t i = 2; i < context.argc(); ++i) {
    context.reply().Bulk(context.arg(i));
    context.reply().Integer(static_cast<int64_t>(context.broker().Subscribers(kind, context.arg(i))));
  }
}

}  // namespace

void Publish(CommandContext& context) { PublishAs(context, SubscriptionKind::kChannel); }

void Spublish(CommandContext& context) { PublishAs(context, SubscriptionKind::kShardChannel); }

void PubsubChannels(CommandContext& context) { ListChannels(context, SubscriptionKind::kChannel); }

void PubsubShardchannels(CommandContext& context) { ListChannels(context, SubscriptionKind::kShardChannel); }

void PubsubNumsub(CommandContext& context) { CountSubscribers(context, SubscriptionKind::kChannel); }

void PubsubShardnumsub(CommandContext& context) {
  CountSubscribers(context, SubscriptionKind::kShardChannel);
}

void PubsubNumpat(CommandContext& context) {
  context.reply().Integer(static_cast<int64_t>(context.broker().Count(SubscriptionKind::kPattern)));
}

}  // namespace nacre::commands
