import { command } from '../declare.ts'
import { double } from '../reply-shape.ts'

/** ZINCRBY: adds to the score of a member of a sorted set. */
export const zincrby = command({
  name: 'zincrby',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Adds to the score of a member of a sorted set.',
  complexity: 'O(log(N)) where N is the size of the sorted set.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'increment', type: 'double' },
    { name: 'member', type: 'string' },
  ],
  reply: double,
  handler: 'Zincrby',
})
