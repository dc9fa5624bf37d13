import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT NO-EVICT: exempts the connection from eviction of clients, or ends that. */
export const clientNoEvict = command({
  name: 'no-evict',
  container: 'client',
  family: 'connection',
  since: '7.0.0',
  summary: 'Exempts the connection from eviction of clients, or ends that.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'enabled',
      type: 'oneof',
      arguments: [
        { name: 'on', type: 'pure-token', token: 'ON' },
        { name: 'off', type: 'pure-token', token: 'OFF' },
      ],
    },
  ],
  reply: ok,
  handler: 'ClientNoEvict',
})
