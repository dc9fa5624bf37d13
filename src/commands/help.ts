import type { CommandDeclaration, ControlRun } from './declare.ts'
import { subcommandsOf } from './declare.ts'
import { argumentsSyntax } from './derive/syntax.ts'
import type { Reply } from './reply.ts'
import { arrayReply, CommandError, statusReply } from './reply.ts'

/** The body of a HELP subcommand: it describes the subcommands of its container that answer. */
export function helpOf(container: string): ControlRun {
  return (context) => {
    const declaration = context.commands.find(container)
    if (declaration === undefined) throw new CommandError(`ERR unknown command '${container}'`)
    return helpReply(declaration)
  }
}

/** The lines that HELP answers, each a status. */
function helpReply(container: CommandDeclaration): Reply {
  const name = container.name.toUpperCase()
  const subcommands = subcommandsOf(container).filter((subcommand) => subcommand.name !== 'help')
  const itself = 'run' in container ? ['(no subcommand)', `    ${container.summary}`] : []
  return arrayReply(
    [
      `${name} <subcommand> [<arg> [value] [opt] ...]. Subcommands are:`,
      ...itself,
      ...subcommands.flatMap(subcommandLines),
      'HELP',
      '    Prints this help.',
    ].map(statusReply),
  )
}

function subcommandLines(subcommand: CommandDeclaration): readonly string[] {
  const args = argumentsSyntax(subcommand.arguments)
  const name = subcommand.name.toUpperCase()
  return [args === '' ? name : `${name} ${args}`, `    ${subcommand.summary}`]
}
