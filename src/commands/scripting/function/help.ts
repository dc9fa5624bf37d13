import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** FUNCTION HELP: lists the subcommands of FUNCTION. */
export const functionHelp = command({
  name: 'help',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Lists the subcommands of FUNCTION.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('function'),
})
