import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { anything } from '../reply-shape.ts'

/** SUNSUBSCRIBE: stops listening to shard channels, or to all. */
export const sunsubscribe = command({
  name: 'sunsubscribe',
  family: 'pubsub',
  since: '7.0.0',
  summary: 'Stops listening to shard channels, or to all.',
  complexity: 'O(N) where N is the number of shard channels.',
  flags: ['pubsub', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'shardchannel', type: 'string', multiple: true, optional: true }],
  keySpecs: [keyRange({ flags: ['not_key'], index: 1, lastKey: -1 })],
  scope: 'none',
  reply: anything,
  handler: 'Sunsubscribe',
})
