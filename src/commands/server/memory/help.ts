import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** MEMORY HELP: lists the subcommands of MEMORY. */
export const memoryHelp = command({
  name: 'help',
  container: 'memory',
  family: 'server',
  since: '4.0.0',
  summary: 'Lists the subcommands of MEMORY.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('memory'),
})
