import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { integer } from '../reply-shape.ts'

/** SPUBLISH: sends a message to a shard channel, and returns how many clients receive it. */
export const spublish = command({
  name: 'spublish',
  family: 'pubsub',
  since: '7.0.0',
  summary: 'Sends a message to a shard channel, and returns how many clients receive it.',
  complexity: 'O(N) where N is the number of the clients that receive the message.',
  flags: ['pubsub', 'loading', 'stale', 'fast', 'may_replicate'],
  arguments: [
    { name: 'shardchannel', type: 'string' },
    { name: 'message', type: 'string' },
  ],
  keySpecs: [keyRange({ flags: ['not_key'], index: 1 })],
  scope: 'none',
  reply: integer,
  handler: 'Spublish',
})
