import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** DUMP: returns the value of a key as bytes that RESTORE takes, here or on a Redis server. */
export const dump = command({
  name: 'dump',
  family: 'generic',
  since: '2.6.0',
  summary: 'Returns the value of a key as bytes that RESTORE takes, here or on a Redis server.',
  complexity: 'O(N) where N is the size of the value.',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  tips: ['nondeterministic_output'],
  sharesKeys: true,
  reply: orNull(bulk),
  handler: 'Dump',
})
