import { answers } from '../../src/commands/command-table.ts'
import type { CommandDeclaration } from '../../src/commands/declare.ts'
import { fullName, subcommandsOf } from '../../src/commands/declare.ts'

/** A command that the native table holds, at its index. */
export interface NativeRow {
  readonly declaration: CommandDeclaration
  /** Of a container: the indexes of its subcommands. */
  readonly firstSubcommand: number
  readonly subcommandCount: number
}

/** The rows in the table's order, and the full names of what has no body yet. */
export interface NativeRows {
  readonly rows: readonly NativeRow[]
  readonly skipped: readonly string[]
}

/** Chooses and orders the table's rows: by name, subcommands straight after their container. */
export function nativeRows(
  declarations: readonly CommandDeclaration[],
  handlers: ReadonlySet<string>,
): NativeRows {
  const isServed = (declaration: CommandDeclaration) =>
    answers(declaration, (handler) => handlers.has(handler))
  const rows: NativeRow[] = []
  for (const declaration of byName(declarations).filter(isServed)) {
    const subcommands = byName(subcommandsOf(declaration)).filter(isServed)
    const firstSubcommand = subcommands.length > 0 ? rows.length + 1 : 0
    rows.push({ declaration, firstSubcommand, subcommandCount: subcommands.length })
    for (const subcommand of subcommands) {
      rows.push({ declaration: subcommand, firstSubcommand: 0, subcommandCount: 0 })
    }
  }
  const all = declarations.flatMap((declaration) => [declaration, ...subcommandsOf(declaration)])
  return { rows, skipped: all.filter((declaration) => !isServed(declaration)).map(fullName) }
}

function byName(declarations: readonly CommandDeclaration[]): readonly CommandDeclaration[] {
  return [...declarations].sort((left, right) => (left.name < right.name ? -1 : 1))
}
