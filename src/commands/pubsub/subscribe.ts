import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'

/** SUBSCRIBE: listens for messages to channels. */
export const subscribe = command({
  name: 'subscribe',
  family: 'pubsub',
  since: '2.0.0',
  summary: 'Listens for messages to channels.',
  complexity: 'O(N) where N is the number of channels.',
  flags: ['pubsub', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'channel', type: 'string', multiple: true }],
  reply: anything,
  handler: 'Subscribe',
})
