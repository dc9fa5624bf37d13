import { command } from '../../declare.ts'
import { integer } from '../../reply-shape.ts'

/** CLIENT GETREDIR: returns the client that gets the invalidations of this connection. */
export const clientGetredir = command({
  name: 'getredir',
  container: 'client',
  family: 'connection',
  since: '6.0.0',
  summary: 'Returns the client that gets the invalidations of this connection.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  reply: integer,
  handler: 'ClientGetredir',
})
