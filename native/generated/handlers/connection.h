// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_CONNECTION_H_
#define NACRE_GENERATED_HANDLERS_CONNECTION_H_

namespace nacre {

class CommandContext;

namespace commands {

void Auth(CommandContext& context);
void ClientCaching(CommandContext& context);
void ClientGetname(CommandContext& context);
void ClientGetredir(CommandContext& context);
void ClientId(CommandContext& context);
void ClientNoEvict(CommandContext& context);
void ClientNoTouch(CommandContext& context);
void ClientReply(CommandContext& context);
void ClientSetinfo(CommandContext& context);
void ClientSetname(CommandContext& context);
void ClientTracking(CommandContext& context);
void ClientTrackinginfo(CommandContext& context);
void Echo(CommandContext& context);
void Hello(CommandContext& context);
void Ping(CommandContext& context);
void Quit(CommandContext& context);
void Reset(CommandContext& context);
void Select(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_CONNECTION_H_
