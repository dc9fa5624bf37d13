import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { anything } from '../reply-shape.ts'

/** SSUBSCRIBE: listens for messages to shard channels. */
export const ssubscribe = command({
  name: 'ssubscribe',
  family: 'pubsub',
  since: '7.0.0',
  summary: 'Listens for messages to shard channels.',
  complexity: 'O(N) where N is the number of shard channels.',
  flags: ['pubsub', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'shardchannel', type: 'string', multiple: true }],
  keySpecs: [keyRange({ flags: ['not_key'], index: 1, lastKey: -1 })],
  scope: 'none',
  reply: anything,
  handler: 'Ssubscribe',
})
