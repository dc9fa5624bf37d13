import { command } from '../declare.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'

/** MGET: returns the strings at several keys, null where there is none. */
export const mget = command({
  name: 'mget',
  family: 'string',
  since: '1.0.0',
  summary: 'Returns the strings at several keys, null where there is none.',
  complexity: 'O(N) where N is the number of keys.',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] }],
  tips: ['request_policy:multi_shard'],
  reply: arrayOf(orNull(bulk)),
  handler: 'Mget',
  sharesKeys: true,
})
