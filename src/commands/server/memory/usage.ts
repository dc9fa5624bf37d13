import { command } from '../../declare.ts'
import { integer, orNull } from '../../reply-shape.ts'

/** MEMORY USAGE: returns the bytes that a key and its value occupy. */
export const memoryUsage = command({
  name: 'usage',
  container: 'memory',
  family: 'server',
  since: '4.0.0',
  summary: 'Returns the bytes that a key and its value occupy.',
  complexity: 'O(N) where N is the number of samples.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO'] },
    { name: 'count', type: 'integer', token: 'SAMPLES', optional: true },
  ],
  reply: orNull(integer),
  handler: 'MemoryUsage',
})
