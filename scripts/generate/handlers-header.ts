import type { CommandDeclaration } from '../../src/commands/declare.ts'
import { subcommandsOf } from '../../src/commands/declare.ts'

/** The name of a family's header of handlers, under native/generated/handlers/. */
export function handlersFile(family: string): string {
  return `${family.replaceAll('-', '_')}.h`
}

/**
 * The headers that declare the handlers of native commands, defined yet or not, by name: one a
 * family, so that a new command has only its own family compiled again.
 */
export function handlersHeaders(declarations: readonly CommandDeclaration[]): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>()
  for (const declaration of declarations.flatMap((each) => [each, ...subcommandsOf(each)])) {
    if (!('handler' in declaration)) continue
    const file = handlersFile(declaration.family)
    names.set(file, (names.get(file) ?? new Set()).add(declaration.handler))
  }
  return new Map([...names].map(([file, handlers]) => [file, headerSource(file, [...handlers].sort())]))
}

function headerSource(file: string, handlers: readonly string[]): string {
  const guard = `NACRE_GENERATED_HANDLERS_${file.slice(0, -2).toUpperCase()}_H_`
  return `// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef ${guard}
#define ${guard}

namespace nacre {

class CommandContext;

namespace commands {

${handlers.map((name) => `void ${name}(CommandContext& context);`).join('\n')}

}  // namespace commands
}  // namespace nacre

#endif  // ${guard}
`
}
