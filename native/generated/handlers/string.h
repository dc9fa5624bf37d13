// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_STRING_H_
#define NACRE_GENERATED_HANDLERS_STRING_H_

namespace nacre {

class CommandContext;

namespace commands {

void Append(CommandContext& context);
void Decr(CommandContext& context);
void Decrby(CommandContext& context);
void Delex(CommandContext& context);
void Delifeq(CommandContext& context);
void Digest(CommandContext& context);
void Get(CommandContext& context);
void Getdel(CommandContext& context);
void Getex(CommandContext& context);
void Getrange(CommandContext& context);
void Getset(CommandContext& context);
void Incr(CommandContext& context);
void Incrby(CommandContext& context);
void Incrbyfloat(CommandContext& context);
void Lcs(CommandContext& context);
void Mget(CommandContext& context);
void Mset(CommandContext& context);
void Msetex(CommandContext& context);
void Msetnx(CommandContext& context);
void Psetex(CommandContext& context);
void Set(CommandContext& context);
void Setex(CommandContext& context);
void Setnx(CommandContext& context);
void Setrange(CommandContext& context);
void Strlen(CommandContext& context);
void Substr(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_STRING_H_
