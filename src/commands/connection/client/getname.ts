import { command } from '../../declare.ts'
import { bulk, orNull } from '../../reply-shape.ts'

/** CLIENT GETNAME: returns the name of the connection. */
export const clientGetname = command({
  name: 'getname',
  container: 'client',
  family: 'connection',
  since: '2.6.9',
  summary: 'Returns the name of the connection.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  reply: orNull(bulk),
  handler: 'ClientGetname',
})
