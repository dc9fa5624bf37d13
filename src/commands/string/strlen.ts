import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** STRLEN: returns the length of the string at a key, zero if the key is absent. */
export const strlen = command({
  name: 'strlen',
  family: 'string',
  since: '2.2.0',
  summary: 'Returns the length of the string at a key, zero if the key is absent.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  reply: integer,
  handler: 'Strlen',
  sharesKeys: true,
})
