import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** SLOWLOG HELP: lists the subcommands of SLOWLOG. */
export const slowlogHelp = command({
  name: 'help',
  container: 'slowlog',
  family: 'server',
  since: '6.2.0',
  summary: 'Lists the subcommands of SLOWLOG.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('slowlog'),
})
