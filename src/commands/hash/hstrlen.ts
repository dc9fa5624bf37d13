import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HSTRLEN: returns the length of the value of a field of a hash, zero if it is absent. */
export const hstrlen = command({
  name: 'hstrlen',
  family: 'hash',
  since: '3.2.0',
  summary: 'Returns the length of the value of a field of a hash, zero if it is absent.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO'] },
    { name: 'field', type: 'string' },
  ],
  reply: integer,
  handler: 'Hstrlen',
  sharesKeys: true,
})
