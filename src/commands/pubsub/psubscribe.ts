import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'

/** PSUBSCRIBE: listens for messages to all channels that match patterns. */
export const psubscribe = command({
  name: 'psubscribe',
  family: 'pubsub',
  since: '2.0.0',
  summary: 'Listens for messages to all channels that match patterns.',
  complexity: 'O(N) where N is the number of patterns.',
  flags: ['pubsub', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'pattern', type: 'pattern', multiple: true }],
  reply: anything,
  handler: 'Psubscribe',
})
