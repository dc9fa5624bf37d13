import { command } from '../declare.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** SUNION: returns the members that any of the sets has. */
export const sunion = command({
  name: 'sunion',
  family: 'set',
  since: '1.0.0',
  summary: 'Returns the members that any of the sets has.',
  complexity: 'O(N) where N is the number of members of all the sets.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] }],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(bulk),
  handler: 'Sunion',
  sharesKeys: true,
})
