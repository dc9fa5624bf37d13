import { command } from '../declare.ts'
import { bulk, either, status } from '../reply-shape.ts'

/** PING: answers PONG, or the message. */
export const ping = command({
  name: 'ping',
  family: 'connection',
  since: '1.0.0',
  summary: 'Answers PONG, or the message.',
  complexity: 'O(1)',
  flags: ['fast'],
  arguments: [{ name: 'message', type: 'string', optional: true }],
  tips: ['request_policy:all_shards', 'response_policy:all_succeeded'],
  reply: either(status('PONG'), bulk),
  handler: 'Ping',
})
