import { command } from '../declare.ts'
import { offsetCount } from '../order-and-limit.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** ZREVRANGEBYLEX: returns the members of a sorted set of equal scores in a range of names, backwards. */
export const zrevrangebylex = command({
  name: 'zrevrangebylex',
  family: 'sorted-set',
  since: '2.8.9',
  summary: 'Returns the members of a sorted set of equal scores in a range of names, backwards.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'max', type: 'string' },
    { name: 'min', type: 'string' },
    offsetCount,
  ],
  deprecatedSince: '6.2.0',
  replacedBy: '`ZRANGE` with the options `REV` and `BYLEX`',
  reply: arrayOf(bulk),
  handler: 'Zrevrangebylex',
  sharesKeys: true,
})
