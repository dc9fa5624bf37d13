import { command } from '../../declare.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** PUBSUB SHARDCHANNELS: returns the shard channels that have subscribers. */
export const pubsubShardchannels = command({
  name: 'shardchannels',
  container: 'pubsub',
  family: 'pubsub',
  since: '7.0.0',
  summary: 'Returns the shard channels that have subscribers.',
  complexity: 'O(N) where N is the number of shard channels with subscribers.',
  flags: ['pubsub', 'loading', 'stale'],
  arguments: [{ name: 'pattern', type: 'pattern', optional: true }],
  reply: arrayOf(bulk),
  handler: 'PubsubShardchannels',
})
