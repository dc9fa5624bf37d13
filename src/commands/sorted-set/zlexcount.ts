import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZLEXCOUNT: counts the members of a sorted set of equal scores that lie in a range of names. */
export const zlexcount = command({
  name: 'zlexcount',
  family: 'sorted-set',
  since: '2.8.9',
  summary: 'Counts the members of a sorted set of equal scores that lie in a range of names.',
  complexity: 'O(log(N)) where N is the size of the sorted set.',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'min', type: 'string' },
    { name: 'max', type: 'string' },
  ],
  reply: integer,
  handler: 'Zlexcount',
  sharesKeys: true,
})
