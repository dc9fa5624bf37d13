// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_STREAM_H_
#define NACRE_GENERATED_HANDLERS_STREAM_H_

namespace nacre {

class CommandContext;

namespace commands {

void Xack(CommandContext& context);
void Xackdel(CommandContext& context);
void Xadd(CommandContext& context);
void Xautoclaim(CommandContext& context);
void Xclaim(CommandContext& context);
void Xdel(CommandContext& context);
void Xdelex(CommandContext& context);
void XgroupCreate(CommandContext& context);
void XgroupCreateconsumer(CommandContext& context);
void XgroupDelconsumer(CommandContext& context);
void XgroupDestroy(CommandContext& context);
void XgroupSetid(CommandContext& context);
void XinfoConsumers(CommandContext& context);
void XinfoGroups(CommandContext& context);
void XinfoStream(CommandContext& context);
void Xlen(CommandContext& context);
void Xpending(CommandContext& context);
void Xrange(CommandContext& context);
void Xread(CommandContext& context);
void Xreadgroup(CommandContext& context);
void Xrevrange(CommandContext& context);
void Xsetid(CommandContext& context);
void Xtrim(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_STREAM_H_
