import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZREMRANGEBYLEX: removes the members of a sorted set of equal scores in a range of names. */
export const zremrangebylex = command({
  name: 'zremrangebylex',
  family: 'sorted-set',
  since: '2.8.9',
  summary: 'Removes the members of a sorted set of equal scores in a range of names.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members removed.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'min', type: 'string' },
    { name: 'max', type: 'string' },
  ],
  reply: integer,
  handler: 'Zremrangebylex',
})
