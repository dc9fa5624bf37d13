// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_BITMAP_H_
#define NACRE_GENERATED_HANDLERS_BITMAP_H_

namespace nacre {

class CommandContext;

namespace commands {

void Bitcount(CommandContext& context);
void Bitfield(CommandContext& context);
void BitfieldRo(CommandContext& context);
void Bitop(CommandContext& context);
void Bitpos(CommandContext& context);
void Getbit(CommandContext& context);
void Setbit(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_BITMAP_H_
