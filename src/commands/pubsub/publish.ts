import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** PUBLISH: sends a message to a channel, and returns how many clients receive it. */
export const publish = command({
  name: 'publish',
  family: 'pubsub',
  since: '2.0.0',
  summary: 'Sends a message to a channel, and returns how many clients receive it.',
  complexity:
    'O(N+M) where N is the number of the clients that receive the message and M the number of patterns that it may match.',
  flags: ['pubsub', 'loading', 'stale', 'fast', 'may_replicate'],
  arguments: [
    { name: 'channel', type: 'string' },
    { name: 'message', type: 'string' },
  ],
  reply: integer,
  handler: 'Publish',
})
