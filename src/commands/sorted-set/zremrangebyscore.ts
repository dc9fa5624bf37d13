import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZREMRANGEBYSCORE: removes the members of a sorted set in a range of scores. */
export const zremrangebyscore = command({
  name: 'zremrangebyscore',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Removes the members of a sorted set in a range of scores.',
  complexity: 'O(log(N)+M) where N is the size of the sorted set and M the number of members removed.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'min', type: 'double', acceptsText: true },
    { name: 'max', type: 'double', acceptsText: true },
  ],
  reply: integer,
  handler: 'Zremrangebyscore',
})
