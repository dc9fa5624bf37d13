import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HEXISTS: tells whether a field is in a hash. */
export const hexists = command({
  name: 'hexists',
  family: 'hash',
  since: '2.0.0',
  summary: 'Tells whether a field is in a hash.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO'] },
    { name: 'field', type: 'string' },
  ],
  reply: integer,
  handler: 'Hexists',
  sharesKeys: true,
})
