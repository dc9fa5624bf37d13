import { command } from '../../declare.ts'
import { integer } from '../../reply-shape.ts'

/** CLIENT ID: returns the id of the connection. */
export const clientId = command({
  name: 'id',
  container: 'client',
  family: 'connection',
  since: '5.0.0',
  summary: 'Returns the id of the connection.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  reply: integer,
  handler: 'ClientId',
})
