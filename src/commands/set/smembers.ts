import { command } from '../declare.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** SMEMBERS: returns all members of a set. */
export const smembers = command({
  name: 'smembers',
  family: 'set',
  since: '1.0.0',
  summary: 'Returns all members of a set.',
  complexity: 'O(N) where N is the number of members.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(bulk),
  handler: 'Smembers',
  sharesKeys: true,
})
