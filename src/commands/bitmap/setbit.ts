import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SETBIT: sets or clears one bit of the string at a key and returns the bit before. */
export const setbit = command({
  name: 'setbit',
  family: 'bitmap',
  since: '2.2.0',
  summary: 'Sets or clears one bit of the string at a key and returns the bit before.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'offset', type: 'integer' },
    { name: 'value', type: 'integer' },
  ],
  reply: integer,
  handler: 'Setbit',
})
