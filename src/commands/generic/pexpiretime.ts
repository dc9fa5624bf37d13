import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** PEXPIRETIME: returns the moment at which a key expires, as a Unix time in milliseconds. */
export const pexpiretime = command({
  name: 'pexpiretime',
  family: 'generic',
  since: '7.0.0',
  summary: 'Returns the moment at which a key expires, as a Unix time in milliseconds.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  reply: integer,
  handler: 'Pexpiretime',
  sharesKeys: true,
})
