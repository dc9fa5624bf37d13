import { command } from '../declare.ts'
import { double, orNull } from '../reply-shape.ts'

/** ZSCORE: returns the score of a member of a sorted set. */
export const zscore = command({
  name: 'zscore',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Returns the score of a member of a sorted set.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member', type: 'string' },
  ],
  reply: orNull(double),
  handler: 'Zscore',
  sharesKeys: true,
})
