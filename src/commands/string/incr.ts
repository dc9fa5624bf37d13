import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** INCR: adds one to the integer at a key; an absent key counts as zero. */
export const incr = command({
  name: 'incr',
  family: 'string',
  since: '1.0.0',
  summary: 'Adds one to the integer at a key; an absent key counts as zero.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] }],
  reply: integer,
  handler: 'Incr',
})
