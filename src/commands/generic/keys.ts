import { command } from '../declare.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** KEYS: returns the keys of the database that match a pattern. */
export const keys = command({
  name: 'keys',
  family: 'generic',
  since: '1.0.0',
  summary: 'Returns the keys of the database that match a pattern.',
  complexity: 'O(N) where N is the number of keys in the database.',
  flags: ['readonly'],
  categories: ['dangerous'],
  arguments: [{ name: 'pattern', type: 'pattern' }],
  tips: ['request_policy:all_shards', 'nondeterministic_output_order'],
  reply: arrayOf(bulk),
  handler: 'Keys',
  scope: 'whole-store',
})
