import { command } from '../declare.ts'
import { offsetCount } from '../order-and-limit.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** ZRANGEBYLEX: returns the members of a sorted set of equal scores in a range of names. */
export const zrangebylex = command({
  name: 'zrangebylex',
  family: 'sorted-set',
  since: '2.8.9',
  summary: 'Returns the members of a sorted set of equal scores in a range of names.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'min', type: 'string' },
    { name: 'max', type: 'string' },
    offsetCount,
  ],
  deprecatedSince: '6.2.0',
  replacedBy: '`ZRANGE` with the option `BYLEX`',
  reply: arrayOf(bulk),
  handler: 'Zrangebylex',
  sharesKeys: true,
})
