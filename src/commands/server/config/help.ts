import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** CONFIG HELP: lists the subcommands of CONFIG. */
export const configHelp = command({
  name: 'help',
  container: 'config',
  family: 'server',
  since: '5.0.0',
  summary: 'Lists the subcommands of CONFIG.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('config'),
})
