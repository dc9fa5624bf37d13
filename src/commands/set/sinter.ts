import { command } from '../declare.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** SINTER: returns the members that all the sets have. */
export const sinter = command({
  name: 'sinter',
  family: 'set',
  since: '1.0.0',
  summary: 'Returns the members that all the sets have.',
  complexity: 'O(N*M) where N is the number of members of the smallest set and M is the number of sets.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] }],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(bulk),
  handler: 'Sinter',
  sharesKeys: true,
})
