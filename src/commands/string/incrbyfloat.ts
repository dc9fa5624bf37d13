import { command } from '../declare.ts'
import { bulk } from '../reply-shape.ts'

/** INCRBYFLOAT: adds a number to the floating point number at a key; an absent key counts as zero. */
export const incrbyfloat = command({
  name: 'incrbyfloat',
  family: 'string',
  since: '2.6.0',
  summary: 'Adds a number to the floating point number at a key; an absent key counts as zero.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'increment', type: 'double' },
  ],
  reply: bulk,
  handler: 'Incrbyfloat',
})
