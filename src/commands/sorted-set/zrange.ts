import { command } from '../declare.ts'
import { offsetCount } from '../order-and-limit.ts'
import { arrayOf, bulk, double, tupleOf, when } from '../reply-shape.ts'

/** ZRANGE: returns the members of a sorted set in a range of ranks, scores or names. */
export const zrange = command({
  name: 'zrange',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Returns the members of a sorted set in a range of ranks, scores or names.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'start', type: 'string', acceptsNumbers: true },
    { name: 'stop', type: 'string', acceptsNumbers: true },
    {
      name: 'sortby',
      type: 'oneof',
      since: '6.2.0',
      optional: true,
      arguments: [
        { name: 'byscore', type: 'pure-token', token: 'BYSCORE' },
        { name: 'bylex', type: 'pure-token', token: 'BYLEX' },
      ],
    },
    { name: 'rev', type: 'pure-token', token: 'REV', since: '6.2.0', optional: true },
    { ...offsetCount, since: '6.2.0' },
    { name: 'withscores', type: 'pure-token', token: 'WITHSCORES', optional: true },
  ],
  history: [['6.2.0', 'The options REV, BYSCORE, BYLEX and LIMIT.']],
  reply: when('WITHSCORES', arrayOf(tupleOf(bulk, double)), arrayOf(bulk)),
  handler: 'Zrange',
  sharesKeys: true,
})
