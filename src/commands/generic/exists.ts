import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** EXISTS: counts how many of the keys exist; a key that is named twice counts twice. */
export const exists = command({
  name: 'exists',
  family: 'generic',
  since: '1.0.0',
  summary: 'Counts how many of the keys exist; a key that is named twice counts twice.',
  complexity: 'O(N) where N is the number of keys.',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RO'] }],
  history: [['3.0.3', 'Several keys.']],
  tips: ['request_policy:multi_shard', 'response_policy:agg_sum'],
  reply: integer,
  handler: 'Exists',
  sharesKeys: true,
})
