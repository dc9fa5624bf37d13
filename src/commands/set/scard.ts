import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SCARD: returns the number of members of a set. */
export const scard = command({
  name: 'scard',
  family: 'set',
  since: '1.0.0',
  summary: 'Returns the number of members of a set.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  reply: integer,
  handler: 'Scard',
  sharesKeys: true,
})
