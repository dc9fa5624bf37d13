// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_SERVER_H_
#define NACRE_GENERATED_HANDLERS_SERVER_H_

namespace nacre {

class CommandContext;

namespace commands {

void Dbsize(CommandContext& context);
void Debug(CommandContext& context);
void Flushall(CommandContext& context);
void Flushdb(CommandContext& context);
void MemoryUsage(CommandContext& context);
void Monitor(CommandContext& context);
void Swapdb(CommandContext& context);
void Time(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_SERVER_H_
