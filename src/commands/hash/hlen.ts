import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HLEN: returns the number of fields in a hash. */
export const hlen = command({
  name: 'hlen',
  family: 'hash',
  since: '2.0.0',
  summary: 'Returns the number of fields in a hash.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  reply: integer,
  handler: 'Hlen',
  sharesKeys: true,
})
