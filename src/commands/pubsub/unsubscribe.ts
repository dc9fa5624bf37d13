import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'

/** UNSUBSCRIBE: stops listening to channels, or to all. */
export const unsubscribe = command({
  name: 'unsubscribe',
  family: 'pubsub',
  since: '2.0.0',
  summary: 'Stops listening to channels, or to all.',
  complexity: 'O(N) where N is the number of channels.',
  flags: ['pubsub', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'channel', type: 'string', multiple: true, optional: true }],
  reply: anything,
  handler: 'Unsubscribe',
})
