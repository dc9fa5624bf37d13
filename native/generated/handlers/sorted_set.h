// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_SORTED_SET_H_
#define NACRE_GENERATED_HANDLERS_SORTED_SET_H_

namespace nacre {

class CommandContext;

namespace commands {

void Bzmpop(CommandContext& context);
void Bzpopmax(CommandContext& context);
void Bzpopmin(CommandContext& context);
void Zadd(CommandContext& context);
void Zcard(CommandContext& context);
void Zcount(CommandContext& context);
void Zdiff(CommandContext& context);
void Zdiffstore(CommandContext& context);
void Zincrby(CommandContext& context);
void Zinter(CommandContext& context);
void Zintercard(CommandContext& context);
void Zinterstore(CommandContext& context);
void Zlexcount(CommandContext& context);
void Zmpop(CommandContext& context);
void Zmscore(CommandContext& context);
void Zpopmax(CommandContext& context);
void Zpopmin(CommandContext& context);
void Zrandmember(CommandContext& context);
void Zrange(CommandContext& context);
void Zrangebylex(CommandContext& context);
void Zrangebyscore(CommandContext& context);
void Zrangestore(CommandContext& context);
void Zrank(CommandContext& context);
void Zrem(CommandContext& context);
void Zremrangebylex(CommandContext& context);
void Zremrangebyrank(CommandContext& context);
void Zremrangebyscore(CommandContext& context);
void Zrevrange(CommandContext& context);
void Zrevrangebylex(CommandContext& context);
void Zrevrangebyscore(CommandContext& context);
void Zrevrank(CommandContext& context);
void Zscan(CommandContext& context);
void Zscore(CommandContext& context);
void Zunion(CommandContext& context);
void Zunionstore(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_SORTED_SET_H_
