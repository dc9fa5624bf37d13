import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** QUIT: closes the connection. */
export const quit = command({
  name: 'quit',
  family: 'connection',
  since: '1.0.0',
  summary: 'Closes the connection.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'],
  deprecatedSince: '7.2.0',
  replacedBy: 'closing the connection',
  // Whatever follows QUIT is ignored.
  arity: -1,
  reply: ok,
  handler: 'Quit',
})
