import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZREMRANGEBYRANK: removes the members of a sorted set in a range of ranks. */
export const zremrangebyrank = command({
  name: 'zremrangebyrank',
  family: 'sorted-set',
  since: '2.0.0',
  summary: 'Removes the members of a sorted set in a range of ranks.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members removed.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'start', type: 'integer' },
    { name: 'stop', type: 'integer' },
  ],
  reply: integer,
  handler: 'Zremrangebyrank',
})
