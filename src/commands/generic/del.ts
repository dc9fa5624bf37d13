import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** DEL: deletes keys and returns how many there were. */
export const del = command({
  name: 'del',
  family: 'generic',
  since: '1.0.0',
  summary: 'Deletes keys and returns how many there were.',
  complexity: 'O(N) where N is the number of keys, and O(M) for a collection of M elements.',
  flags: ['write'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RM', 'delete'] }],
  tips: ['request_policy:multi_shard', 'response_policy:agg_sum'],
  reply: integer,
  handler: 'Del',
})
