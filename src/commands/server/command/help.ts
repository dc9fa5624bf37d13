import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** COMMAND HELP: lists the subcommands of COMMAND. */
export const commandHelp = command({
  name: 'help',
  container: 'command',
  family: 'server',
  since: '5.0.0',
  summary: 'Lists the subcommands of COMMAND.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  reply: arrayOf(bulk),
  run: helpOf('command'),
})
