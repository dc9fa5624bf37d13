import type { CommandDeclaration, CommandTable } from './declare.ts'
import { fullName, subcommandsOf } from './declare.ts'

/**
 * Whether the command can be carried out: it has a body, or a subcommand
 * besides HELP that can.
 *
 * @param hasHandler Says whether a native handler of this name is there; by
 *   default all are.
 */
export function answers(
  declaration: CommandDeclaration,
  hasHandler: (handler: string) => boolean = () => true,
): boolean {
  if ('control' in declaration) return false
  if ('handler' in declaration) return hasHandler(declaration.handler)
  if ('run' in declaration) return true
  return subcommandsOf(declaration).some(
    (subcommand) => subcommand.name !== 'help' && answers(subcommand, hasHandler),
  )
}

/** The declared commands and subcommands that have no body yet, by full name. */
export function commandsWithoutRun(declarations: readonly CommandDeclaration[]): readonly string[] {
  return declarations
    .flatMap((declaration) => [declaration, ...subcommandsOf(declaration)])
    .filter((declaration) => 'control' in declaration)
    .map(fullName)
    .sort()
}

/**
 * Makes a table of the declarations that answer.
 *
 * @param serves Says whether the process can carry out a command, as when the
 *   native table lacks it; by default every command with a body is served.
 */
export function commandTable(
  declarations: readonly CommandDeclaration[],
  serves: (declaration: CommandDeclaration) => boolean = (declaration) => answers(declaration),
): CommandTable {
  const served = declarations
    .filter((declaration) => serves(declaration))
    .map((declaration) => withServedSubcommands(declaration, serves))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
  const byName = new Map<string, CommandDeclaration>()
  for (const declaration of served) {
    byName.set(fullName(declaration), declaration)
    for (const subcommand of subcommandsOf(declaration)) byName.set(fullName(subcommand), subcommand)
  }
  return { commands: served, find: (name) => byName.get(name.toLowerCase()) }
}

function withServedSubcommands(
  declaration: CommandDeclaration,
  serves: (declaration: CommandDeclaration) => boolean,
): CommandDeclaration {
  if (!('subcommands' in declaration)) return declaration
  return { ...declaration, subcommands: subcommandsOf(declaration).filter(serves) }
}
