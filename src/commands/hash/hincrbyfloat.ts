import { command } from '../declare.ts'
import { bulk } from '../reply-shape.ts'

/** HINCRBYFLOAT: adds a number to the floating point number in a field of a hash; an absent field counts as zero. */
export const hincrbyfloat = command({
  name: 'hincrbyfloat',
  family: 'hash',
  since: '2.6.0',
  summary: 'Adds a number to the floating point number in a field of a hash; an absent field counts as zero.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'field', type: 'string' },
    { name: 'increment', type: 'double' },
  ],
  reply: bulk,
  handler: 'Hincrbyfloat',
})
