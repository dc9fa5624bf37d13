import { command } from '../declare.ts'
import { bulk, mapOf } from '../reply-shape.ts'

/** HGETALL: returns all fields of a hash with their values. */
export const hgetall = command({
  name: 'hgetall',
  family: 'hash',
  since: '2.0.0',
  summary: 'Returns all fields of a hash with their values.',
  complexity: 'O(N) where N is the number of fields in the hash.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  tips: ['nondeterministic_output_order'],
  reply: mapOf(bulk),
  handler: 'Hgetall',
  sharesKeys: true,
})
