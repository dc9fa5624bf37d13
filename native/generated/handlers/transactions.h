// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_TRANSACTIONS_H_
#define NACRE_GENERATED_HANDLERS_TRANSACTIONS_H_

namespace nacre {

class CommandContext;

namespace commands {

void Discard(CommandContext& context);
void Exec(CommandContext& context);
void Multi(CommandContext& context);
void Unwatch(CommandContext& context);
void Watch(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_TRANSACTIONS_H_
