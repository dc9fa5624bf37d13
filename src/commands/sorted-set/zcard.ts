import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZCARD: counts the members of a sorted set. */
export const zcard = command({
  name: 'zcard',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Counts the members of a sorted set.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  reply: integer,
  handler: 'Zcard',
  sharesKeys: true,
})
