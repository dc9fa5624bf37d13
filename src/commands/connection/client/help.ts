import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** CLIENT HELP: lists the subcommands of CLIENT. */
export const clientHelp = command({
  name: 'help',
  container: 'client',
  family: 'connection',
  since: '5.0.0',
  summary: 'Lists the subcommands of CLIENT.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('client'),
})
