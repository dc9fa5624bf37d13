import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** XINFO HELP: lists the subcommands of XINFO. */
export const xinfoHelp = command({
  name: 'help',
  container: 'xinfo',
  family: 'stream',
  since: '5.0.0',
  summary: 'Lists the subcommands of XINFO.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('xinfo'),
})
