import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** UNLINK: deletes keys at once and reclaims their memory in the background. */
export const unlink = command({
  name: 'unlink',
  family: 'generic',
  since: '4.0.0',
  summary: 'Deletes keys at once and reclaims their memory in the background.',
  complexity: 'O(1) for each key; reclaiming a collection of N elements takes O(N) on another thread.',
  flags: ['write', 'fast'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RM', 'delete'] }],
  tips: ['request_policy:multi_shard', 'response_policy:agg_sum'],
  reply: integer,
  handler: 'Unlink',
})
