import { command } from '../declare.ts'
import { status } from '../reply-shape.ts'

/** RESET: puts the connection into the state in which it was accepted. */
export const reset = command({
  name: 'reset',
  family: 'connection',
  since: '6.2.0',
  summary: 'Puts the connection into the state in which it was accepted.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'],
  reply: status('RESET'),
  handler: 'Reset',
})
