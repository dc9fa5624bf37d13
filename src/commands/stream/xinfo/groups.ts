import { command } from '../../declare.ts'
import { arrayOf, bulk, integer, orNull, recordOf } from '../../reply-shape.ts'

/** XINFO GROUPS: describes the consumer groups of a stream. */
export const xinfoGroups = command({
  name: 'groups',
  container: 'xinfo',
  family: 'stream',
  since: '5.0.0',
  summary: 'Describes the consumer groups of a stream.',
  complexity: 'O(N) where N is the number of groups.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  history: [['7.0.0', 'The fields entries-read and lag.']],
  reply: arrayOf(
    recordOf({
      name: bulk,
      consumers: integer,
      pending: integer,
      'last-delivered-id': bulk,
      'entries-read': orNull(integer),
      lag: orNull(integer),
    }),
  ),
  handler: 'XinfoGroups',
  sharesKeys: true,
})
