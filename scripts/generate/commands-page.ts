import { camelCase } from '../../src/commands/call-layout.ts'
import { type CommandDeclaration, commandWords, fullName } from '../../src/commands/declare.ts'
import { connectionCommands } from '../../src/embedded/connection-commands.ts'

const head = `# Commands

Every command that this version answers, by family. The names in the second column are the calls of the
embedded API; commands without one are about a connection, which a caller inside the process does not have.
Written by \`npm run generate\`.
`

/** The list of commands for people, as Markdown. */
export function commandsPage(commands: readonly CommandDeclaration[]): string {
  const families = [...new Set(commands.map(({ family }) => family))].sort()
  const sections = families.map((family) => section(family, commands))
  return [head, ...sections].join('\n')
}

function section(family: string, commands: readonly CommandDeclaration[]): string {
  const rows = commands
    .filter((command) => command.family === family && !isContainer(command))
    .sort((left, right) => (fullName(left) < fullName(right) ? -1 : 1))
    .map((command) => `| ${nameOf(command)} | ${callOf(command)} | ${command.summary} |`)
  const title = `## ${family[0]?.toUpperCase()}${family.slice(1)}`
  return [title, '', '| command | embedded | |', '|---|---|---|', ...rows, ''].join('\n')
}

const isContainer = (command: CommandDeclaration): boolean => !('handler' in command) && !('run' in command)

const nameOf = (command: CommandDeclaration): string => commandWords(command).join(' ').toUpperCase()

function callOf(command: CommandDeclaration): string {
  const outside: readonly string[] = connectionCommands
  if (outside.includes(fullName(command))) return ''
  return `\`${commandWords(command).map(camelCase).join('.')}\``
}
