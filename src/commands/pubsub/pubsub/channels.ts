import { command } from '../../declare.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'

/** PUBSUB CHANNELS: returns the channels that have subscribers, those by pattern not counted. */
export const pubsubChannels = command({
  name: 'channels',
  container: 'pubsub',
  family: 'pubsub',
  since: '2.8.0',
  summary: 'Returns the channels that have subscribers, those by pattern not counted.',
  complexity: 'O(N) where N is the number of channels with subscribers.',
  flags: ['pubsub', 'loading', 'stale'],
  arguments: [{ name: 'pattern', type: 'pattern', optional: true }],
  reply: arrayOf(bulk),
  handler: 'PubsubChannels',
})
