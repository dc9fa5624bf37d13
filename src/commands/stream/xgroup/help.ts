import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** XGROUP HELP: lists the subcommands of XGROUP. */
export const xgroupHelp = command({
  name: 'help',
  container: 'xgroup',
  family: 'stream',
  since: '5.0.0',
  summary: 'Lists the subcommands of XGROUP.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('xgroup'),
})
