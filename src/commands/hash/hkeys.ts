import { command } from '../declare.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** HKEYS: returns all fields of a hash. */
export const hkeys = command({
  name: 'hkeys',
  family: 'hash',
  since: '2.0.0',
  summary: 'Returns all fields of a hash.',
  complexity: 'O(N) where N is the number of fields in the hash.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(bulk),
  handler: 'Hkeys',
  sharesKeys: true,
})
