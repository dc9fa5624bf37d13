import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZCOUNT: counts the members of a sorted set whose scores lie in a range. */
export const zcount = command({
  name: 'zcount',
  family: 'sorted-set',
  since: '2.0.0',
  summary: 'Counts the members of a sorted set whose scores lie in a range.',
  complexity: 'O(log(N)) where N is the size of the sorted set.',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'min', type: 'double', acceptsText: true },
    { name: 'max', type: 'double', acceptsText: true },
  ],
  reply: integer,
  handler: 'Zcount',
  sharesKeys: true,
})
