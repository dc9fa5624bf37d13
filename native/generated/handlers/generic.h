// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_GENERIC_H_
#define NACRE_GENERATED_HANDLERS_GENERIC_H_

namespace nacre {

class CommandContext;

namespace commands {

void Copy(CommandContext& context);
void Del(CommandContext& context);
void Dump(CommandContext& context);
void Exists(CommandContext& context);
void Expire(CommandContext& context);
void Expireat(CommandContext& context);
void Expiretime(CommandContext& context);
void Keys(CommandContext& context);
void Move(CommandContext& context);
void ObjectEncoding(CommandContext& context);
void ObjectFreq(CommandContext& context);
void ObjectIdletime(CommandContext& context);
void ObjectRefcount(CommandContext& context);
void Persist(CommandContext& context);
void Pexpire(CommandContext& context);
void Pexpireat(CommandContext& context);
void Pexpiretime(CommandContext& context);
void Pttl(CommandContext& context);
void Randomkey(CommandContext& context);
void Rename(CommandContext& context);
void Renamenx(CommandContext& context);
void Restore(CommandContext& context);
void Scan(CommandContext& context);
void Sort(CommandContext& context);
void SortRo(CommandContext& context);
void Touch(CommandContext& context);
void Ttl(CommandContext& context);
void Type(CommandContext& context);
void Unlink(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_GENERIC_H_
