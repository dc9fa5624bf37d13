import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** DECRBY: subtracts a number from the integer at a key; an absent key counts as zero. */
export const decrby = command({
  name: 'decrby',
  family: 'string',
  since: '1.0.0',
  summary: 'Subtracts a number from the integer at a key; an absent key counts as zero.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'decrement', type: 'integer' },
  ],
  reply: integer,
  handler: 'Decrby',
})
