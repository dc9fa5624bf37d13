import { command } from '../../declare.ts'
import { arrayOf, bulk, either, integer } from '../../reply-shape.ts'

/** PUBSUB SHARDNUMSUB: returns how many subscribers shard channels have. */
export const pubsubShardnumsub = command({
  name: 'shardnumsub',
  container: 'pubsub',
  family: 'pubsub',
  since: '7.0.0',
  summary: 'Returns how many subscribers shard channels have.',
  complexity: 'O(N) where N is the number of shard channels that are named.',
  flags: ['pubsub', 'loading', 'stale'],
  arguments: [{ name: 'shardchannel', type: 'string', multiple: true, optional: true }],
  reply: arrayOf(either(bulk, integer)),
  handler: 'PubsubShardnumsub',
})
