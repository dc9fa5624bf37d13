import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** TTL: returns the time to live of a key in seconds. */
export const ttl = command({
  name: 'ttl',
  family: 'generic',
  since: '1.0.0',
  summary: 'Returns the time to live of a key in seconds.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  history: [['2.8.0', 'The reply -2 for a key that is absent.']],
  tips: ['nondeterministic_output'],
  reply: integer,
  handler: 'Ttl',
  sharesKeys: true,
})
