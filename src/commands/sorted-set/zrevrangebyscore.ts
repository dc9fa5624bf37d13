import { command } from '../declare.ts'
import { offsetCount } from '../order-and-limit.ts'
import { arrayOf, bulk, double, tupleOf, when } from '../reply-shape.ts'

/** ZREVRANGEBYSCORE: returns the members of a sorted set in a range of scores, the greatest score first. */
export const zrevrangebyscore = command({
  name: 'zrevrangebyscore',
  family: 'sorted-set',
  since: '2.2.0',
  summary: 'Returns the members of a sorted set in a range of scores, the greatest score first.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'max', type: 'double', acceptsText: true },
    { name: 'min', type: 'double', acceptsText: true },
    { name: 'withscores', type: 'pure-token', token: 'WITHSCORES', optional: true },
    offsetCount,
  ],
  history: [['2.1.6', 'Bounds that are not part of the range.']],
  deprecatedSince: '6.2.0',
  replacedBy: '`ZRANGE` with the options `REV` and `BYSCORE`',
  reply: when('WITHSCORES', arrayOf(tupleOf(bulk, double)), arrayOf(bulk)),
  handler: 'Zrevrangebyscore',
  sharesKeys: true,
})
