// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_LIST_H_
#define NACRE_GENERATED_HANDLERS_LIST_H_

namespace nacre {

class CommandContext;

namespace commands {

void Blmove(CommandContext& context);
void Blmpop(CommandContext& context);
void Blpop(CommandContext& context);
void Brpop(CommandContext& context);
void Brpoplpush(CommandContext& context);
void Lindex(CommandContext& context);
void Linsert(CommandContext& context);
void Llen(CommandContext& context);
void Lmove(CommandContext& context);
void Lmpop(CommandContext& context);
void Lpop(CommandContext& context);
void Lpos(CommandContext& context);
void Lpush(CommandContext& context);
void Lpushx(CommandContext& context);
void Lrange(CommandContext& context);
void Lrem(CommandContext& context);
void Lset(CommandContext& context);
void Ltrim(CommandContext& context);
void Rpop(CommandContext& context);
void Rpoplpush(CommandContext& context);
void Rpush(CommandContext& context);
void Rpushx(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_LIST_H_
