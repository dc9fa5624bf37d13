import { command } from '../declare.ts'
import { offsetCount } from '../order-and-limit.ts'
import { arrayOf, bulk, double, tupleOf, when } from '../reply-shape.ts'

/** ZRANGEBYSCORE: returns the members of a sorted set in a range of scores. */
export const zrangebyscore = command({
  name: 'zrangebyscore',
  family: 'sorted-set',
  since: '1.0.5',
  summary: 'Returns the members of a sorted set in a range of scores.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'min', type: 'double', acceptsText: true },
    { name: 'max', type: 'double', acceptsText: true },
    { name: 'withscores', type: 'pure-token', token: 'WITHSCORES', since: '2.0.0', optional: true },
    offsetCount,
  ],
  history: [['2.0.0', 'The option WITHSCORES.']],
  deprecatedSince: '6.2.0',
  replacedBy: '`ZRANGE` with the option `BYSCORE`',
  reply: when('WITHSCORES', arrayOf(tupleOf(bulk, double)), arrayOf(bulk)),
  handler: 'Zrangebyscore',
  sharesKeys: true,
})
