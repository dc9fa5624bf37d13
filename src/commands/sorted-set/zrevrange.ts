import { command } from '../declare.ts'
import { arrayOf, bulk, double, tupleOf, when } from '../reply-shape.ts'

/** ZREVRANGE: returns the members of a sorted set in a range of ranks, the greatest score first. */
export const zrevrange = command({
  name: 'zrevrange',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Returns the members of a sorted set in a range of ranks, the greatest score first.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'start', type: 'integer' },
    { name: 'stop', type: 'integer' },
    { name: 'withscores', type: 'pure-token', token: 'WITHSCORES', optional: true },
  ],
  deprecatedSince: '6.2.0',
  replacedBy: '`ZRANGE` with the option `REV`',
  reply: when('WITHSCORES', arrayOf(tupleOf(bulk, double)), arrayOf(bulk)),
  handler: 'Zrevrange',
  sharesKeys: true,
})
