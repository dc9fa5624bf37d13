import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'

/** PUNSUBSCRIBE: stops listening to channels that match patterns, or to all patterns. */
export const punsubscribe = command({
  name: 'punsubscribe',
  family: 'pubsub',
  since: '2.0.0',
  summary: 'Stops listening to channels that match patterns, or to all patterns.',
  complexity: 'O(N) where N is the number of patterns.',
  flags: ['pubsub', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'pattern', type: 'pattern', multiple: true, optional: true }],
  reply: anything,
  handler: 'Punsubscribe',
})
