import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** TOUCH: marks keys as just used and returns how many of them exist. */
export const touch = command({
  name: 'touch',
  family: 'generic',
  since: '3.2.1',
  summary: 'Marks keys as just used and returns how many of them exist.',
  complexity: 'O(N) where N is the number of keys.',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RO'] }],
  tips: ['request_policy:multi_shard', 'response_policy:agg_sum'],
  reply: integer,
  handler: 'Touch',
  sharesKeys: true,
})
