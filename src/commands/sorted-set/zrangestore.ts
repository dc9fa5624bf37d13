import { command } from '../declare.ts'
import { offsetCount } from '../order-and-limit.ts'
import { integer } from '../reply-shape.ts'

/** ZRANGESTORE: stores the members of a sorted set in a range of ranks, scores or names. */
export const zrangestore = command({
  name: 'zrangestore',
  family: 'sorted-set',
  since: '6.2.0',
  summary: 'Stores the members of a sorted set in a range of ranks, scores or names.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members stored.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'dst', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'src', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'min', type: 'string', acceptsNumbers: true },
    { name: 'max', type: 'string', acceptsNumbers: true },
    {
      name: 'sortby',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'byscore', type: 'pure-token', token: 'BYSCORE' },
        { name: 'bylex', type: 'pure-token', token: 'BYLEX' },
      ],
    },
    { name: 'rev', type: 'pure-token', token: 'REV', optional: true },
    offsetCount,
  ],
  reply: integer,
  handler: 'Zrangestore',
})
