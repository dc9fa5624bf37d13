// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_HYPERLOGLOG_H_
#define NACRE_GENERATED_HANDLERS_HYPERLOGLOG_H_

namespace nacre {

class CommandContext;

namespace commands {

void Pfadd(CommandContext& context);
void Pfcount(CommandContext& context);
void Pfdebug(CommandContext& context);
void Pfmerge(CommandContext& context);
void Pfselftest(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_HYPERLOGLOG_H_
