import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** OBJECT HELP: lists the subcommands of OBJECT. */
export const objectHelp = command({
  name: 'help',
  container: 'object',
  family: 'generic',
  since: '6.2.0',
  summary: 'Lists the subcommands of OBJECT.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  reply: arrayOf(bulk),
  run: helpOf('object'),
})
