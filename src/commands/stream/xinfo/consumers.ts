import { command } from '../../declare.ts'
import { arrayOf, bulk, integer, recordOf } from '../../reply-shape.ts'

/** XINFO CONSUMERS: describes the consumers of a group. */
export const xinfoConsumers = command({
  name: 'consumers',
  container: 'xinfo',
  family: 'stream',
  since: '5.0.0',
  summary: 'Describes the consumers of a group.',
  complexity: 'O(N) where N is the number of consumers.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'group', type: 'string' },
  ],
  history: [['7.2.0', 'The field inactive.']],
  tips: ['nondeterministic_output'],
  reply: arrayOf(recordOf({ name: bulk, pending: integer, idle: integer, inactive: integer })),
  handler: 'XinfoConsumers',
  sharesKeys: true,
})
