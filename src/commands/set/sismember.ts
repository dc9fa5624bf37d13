import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SISMEMBER: tells whether a set has a member. */
export const sismember = command({
  name: 'sismember',
  family: 'set',
  since: '1.0.0',
  summary: 'Tells whether a set has a member.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO'] },
    { name: 'member', type: 'string' },
  ],
  reply: integer,
  handler: 'Sismember',
  sharesKeys: true,
})
