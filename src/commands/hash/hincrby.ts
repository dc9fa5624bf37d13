import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HINCRBY: adds an integer to the integer in a field of a hash; an absent field counts as zero. */
export const hincrby = command({
  name: 'hincrby',
  family: 'hash',
  since: '2.0.0',
  summary: 'Adds an integer to the integer in a field of a hash; an absent field counts as zero.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'field', type: 'string' },
    { name: 'increment', type: 'integer' },
  ],
  reply: integer,
  handler: 'Hincrby',
})
