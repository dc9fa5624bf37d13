import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT TRACKING: has the connection told when keys change that it has read, so that it can cache them. */
export const clientTracking = command({
  name: 'tracking',
  container: 'client',
  family: 'connection',
  since: '6.0.0',
  summary: 'Has the connection told when keys change that it has read, so that it can cache them.',
  complexity: 'O(1), and O(N) for N prefixes.',
  flags: ['noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'status',
      type: 'oneof',
      arguments: [
        { name: 'on', type: 'pure-token', token: 'ON' },
        { name: 'off', type: 'pure-token', token: 'OFF' },
      ],
    },
    { name: 'client-id', type: 'integer', token: 'REDIRECT', optional: true },
    { name: 'prefix', type: 'string', token: 'PREFIX', optional: true, multiple: true, multipleToken: true },
    { name: 'bcast', type: 'pure-token', token: 'BCAST', optional: true },
    { name: 'optin', type: 'pure-token', token: 'OPTIN', optional: true },
    { name: 'optout', type: 'pure-token', token: 'OPTOUT', optional: true },
    { name: 'noloop', type: 'pure-token', token: 'NOLOOP', optional: true },
  ],
  // The first client that tracks has all shards observed.
  scope: 'shard-walk',
  reply: ok,
  handler: 'ClientTracking',
})
