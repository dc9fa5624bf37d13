import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** INCRBY: adds a number to the integer at a key; an absent key counts as zero. */
export const incrby = command({
  name: 'incrby',
  family: 'string',
  since: '1.0.0',
  summary: 'Adds a number to the integer at a key; an absent key counts as zero.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'increment', type: 'integer' },
  ],
  reply: integer,
  handler: 'Incrby',
})
