import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** EXPIRETIME: returns the moment at which a key expires, as a Unix time in seconds. */
export const expiretime = command({
  name: 'expiretime',
  family: 'generic',
  since: '7.0.0',
  summary: 'Returns the moment at which a key expires, as a Unix time in seconds.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  reply: integer,
  handler: 'Expiretime',
  sharesKeys: true,
})
