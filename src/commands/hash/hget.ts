import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** HGET: returns the value of a field of a hash. */
export const hget = command({
  name: 'hget',
  family: 'hash',
  since: '2.0.0',
  summary: 'Returns the value of a field of a hash.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'field', type: 'string' },
  ],
  reply: orNull(bulk),
  handler: 'Hget',
  sharesKeys: true,
})
