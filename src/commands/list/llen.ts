import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** LLEN: returns the length of a list, zero if the key is absent. */
export const llen = command({
  name: 'llen',
  family: 'list',
  since: '1.0.0',
  summary: 'Returns the length of a list, zero if the key is absent.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  reply: integer,
  sharesKeys: true,
  handler: 'Llen',
})
