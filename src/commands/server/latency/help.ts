import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** LATENCY HELP: lists the subcommands of LATENCY. */
export const latencyHelp = command({
  name: 'help',
  container: 'latency',
  family: 'server',
  since: '2.8.13',
  summary: 'Lists the subcommands of LATENCY.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('latency'),
})
