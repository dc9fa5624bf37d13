import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** SCRIPT HELP: lists the subcommands of SCRIPT. */
export const scriptHelp = command({
  name: 'help',
  container: 'script',
  family: 'scripting',
  since: '5.0.0',
  summary: 'Lists the subcommands of SCRIPT.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('script'),
})
