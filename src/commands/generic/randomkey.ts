import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** RANDOMKEY: returns a key of the database at random. */
export const randomkey = command({
  name: 'randomkey',
  family: 'generic',
  since: '1.0.0',
  summary: 'Returns a key of the database at random.',
  complexity: 'O(1)',
  flags: ['readonly', 'touches_arbitrary_keys'],
  tips: ['request_policy:all_shards', 'response_policy:special', 'nondeterministic_output'],
  reply: orNull(bulk),
  handler: 'Randomkey',
  scope: 'whole-store',
})
