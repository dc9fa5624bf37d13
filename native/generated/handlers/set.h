// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_SET_H_
#define NACRE_GENERATED_HANDLERS_SET_H_

namespace nacre {

class CommandContext;

namespace commands {

void Sadd(CommandContext& context);
void Scard(CommandContext& context);
void Sdiff(CommandContext& context);
void Sdiffstore(CommandContext& context);
void Sinter(CommandContext& context);
void Sintercard(CommandContext& context);
void Sinterstore(CommandContext& context);
void Sismember(CommandContext& context);
void Smembers(CommandContext& context);
void Smismember(CommandContext& context);
void Smove(CommandContext& context);
void Spop(CommandContext& context);
void Srandmember(CommandContext& context);
void Srem(CommandContext& context);
void Sscan(CommandContext& context);
void Sunion(CommandContext& context);
void Sunionstore(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_SET_H_
