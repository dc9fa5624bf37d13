import type { CommandDeclaration } from '../../src/commands/declare.ts'
import { subcommandsOf } from '../../src/commands/declare.ts'

/** The header that declares the handler of every native command, defined yet or not. */
export function handlersHeader(declarations: readonly CommandDeclaration[]): string {
  const handlers = declarations
    .flatMap((declaration) => [declaration, ...subcommandsOf(declaration)])
    .flatMap((declaration) => ('handler' in declaration ? [declaration.handler] : []))
  const names = [...new Set(handlers)].sort()
  return `// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_H_
#define NACRE_GENERATED_HANDLERS_H_

namespace nacre {

class CommandContext;

namespace commands {

${names.map((name) => `void ${name}(CommandContext& context);`).join('\n')}

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_H_
`
}
