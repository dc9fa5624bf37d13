// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_PUBSUB_H_
#define NACRE_GENERATED_HANDLERS_PUBSUB_H_

namespace nacre {

class CommandContext;

namespace commands {

void Psubscribe(CommandContext& context);
void Publish(CommandContext& context);
void PubsubChannels(CommandContext& context);
void PubsubNumpat(CommandContext& context);
void PubsubNumsub(CommandContext& context);
void PubsubShardchannels(CommandContext& context);
void PubsubShardnumsub(CommandContext& context);
void Punsubscribe(CommandContext& context);
void Spublish(CommandContext& context);
void Ssubscribe(CommandContext& context);
void Subscribe(CommandContext& context);
void Sunsubscribe(CommandContext& context);
void Unsubscribe(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_PUBSUB_H_
