import { command } from '../declare.ts'
import { bulk } from '../reply-shape.ts'

/** ECHO: answers with the message. */
export const echo = command({
  name: 'echo',
  family: 'connection',
  since: '1.0.0',
  summary: 'Answers with the message.',
  complexity: 'O(1)',
  flags: ['loading', 'stale', 'fast'],
  arguments: [{ name: 'message', type: 'string' }],
  reply: bulk,
  handler: 'Echo',
})
