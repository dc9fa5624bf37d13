import { command } from '../declare.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** SDIFF: returns the members of the first set that are in none of the others. */
export const sdiff = command({
  name: 'sdiff',
  family: 'set',
  since: '1.0.0',
  summary: 'Returns the members of the first set that are in none of the others.',
  complexity: 'O(N) where N is the number of members of all the sets.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] }],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(bulk),
  handler: 'Sdiff',
  sharesKeys: true,
})
