import { command } from '../../declare.ts'
import { helpOf } from '../../help.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** PUBSUB HELP: lists the subcommands of PUBSUB. */
export const pubsubHelp = command({
  name: 'help',
  container: 'pubsub',
  family: 'pubsub',
  since: '6.2.0',
  summary: 'Lists the subcommands of PUBSUB.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  withoutCategories: ['pubsub'],
  reply: arrayOf(bulk),
  run: helpOf('pubsub'),
})
