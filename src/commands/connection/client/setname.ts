import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT SETNAME: names the connection. */
export const clientSetname = command({
  name: 'setname',
  container: 'client',
  family: 'connection',
  since: '2.6.9',
  summary: 'Names the connection.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  arguments: [{ name: 'connection-name', type: 'string' }],
  reply: ok,
  handler: 'ClientSetname',
})
