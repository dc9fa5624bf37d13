// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_HASH_H_
#define NACRE_GENERATED_HANDLERS_HASH_H_

namespace nacre {

class CommandContext;

namespace commands {

void Hdel(CommandContext& context);
void Hexists(CommandContext& context);
void Hexpire(CommandContext& context);
void Hexpireat(CommandContext& context);
void Hexpiretime(CommandContext& context);
void Hget(CommandContext& context);
void Hgetall(CommandContext& context);
void Hgetdel(CommandContext& context);
void Hgetex(CommandContext& context);
void Hincrby(CommandContext& context);
void Hincrbyfloat(CommandContext& context);
void Hkeys(CommandContext& context);
void Hlen(CommandContext& context);
void Hmget(CommandContext& context);
void Hmset(CommandContext& context);
void Hpersist(CommandContext& context);
void Hpexpire(CommandContext& context);
void Hpexpireat(CommandContext& context);
void Hpexpiretime(CommandContext& context);
void Hpttl(CommandContext& context);
void Hrandfield(CommandContext& context);
void Hscan(CommandContext& context);
void Hset(CommandContext& context);
void Hsetex(CommandContext& context);
void Hsetnx(CommandContext& context);
void Hstrlen(CommandContext& context);
void Httl(CommandContext& context);
void Hvals(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_HASH_H_
