import { command } from '../../declare.ts'
import { integer } from '../../reply-shape.ts'

/** CLIENT UNBLOCK: wakes a client that waits in a blocking command. */
export const clientUnblock = command({
  name: 'unblock',
  container: 'client',
  family: 'connection',
  since: '5.0.0',
  summary: 'Wakes a client that waits in a blocking command.',
  complexity: 'O(log N) where N is the number of connections.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    { name: 'client-id', type: 'integer' },
    {
      name: 'unblock-type',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'timeout', type: 'pure-token', token: 'TIMEOUT' },
        { name: 'error', type: 'pure-token', token: 'ERROR' },
      ],
    },
  ],
  reply: integer,
  control: true,
})
