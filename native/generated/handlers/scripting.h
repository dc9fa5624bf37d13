// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_SCRIPTING_H_
#define NACRE_GENERATED_HANDLERS_SCRIPTING_H_

namespace nacre {

class CommandContext;

namespace commands {

void Eval(CommandContext& context);
void EvalRo(CommandContext& context);
void Evalsha(CommandContext& context);
void EvalshaRo(CommandContext& context);
void Fcall(CommandContext& context);
void FcallRo(CommandContext& context);
void FunctionDelete(CommandContext& context);
void FunctionDump(CommandContext& context);
void FunctionFlush(CommandContext& context);
void FunctionKill(CommandContext& context);
void FunctionList(CommandContext& context);
void FunctionLoad(CommandContext& context);
void FunctionRestore(CommandContext& context);
void FunctionStats(CommandContext& context);
void ScriptDebug(CommandContext& context);
void ScriptExists(CommandContext& context);
void ScriptFlush(CommandContext& context);
void ScriptKill(CommandContext& context);
void ScriptLoad(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_SCRIPTING_H_
