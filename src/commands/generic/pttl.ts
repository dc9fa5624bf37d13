import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** PTTL: returns the time to live of a key in milliseconds. */
export const pttl = command({
  name: 'pttl',
  family: 'generic',
  since: '2.6.0',
  summary: 'Returns the time to live of a key in milliseconds.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  history: [['2.8.0', 'The reply -2 for a key that is absent.']],
  tips: ['nondeterministic_output'],
  reply: integer,
  handler: 'Pttl',
  sharesKeys: true,
})
