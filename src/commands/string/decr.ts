import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** DECR: subtracts one from the integer at a key; an absent key counts as zero. */
export const decr = command({
  name: 'decr',
  family: 'string',
  since: '1.0.0',
  summary: 'Subtracts one from the integer at a key; an absent key counts as zero.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] }],
  reply: integer,
  handler: 'Decr',
})
