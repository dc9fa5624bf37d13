import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT CACHING: says whether the keys of the next command are tracked. */
export const clientCaching = command({
  name: 'caching',
  container: 'client',
  family: 'connection',
  since: '6.0.0',
  summary: 'Says whether the keys of the next command are tracked.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'mode',
      type: 'oneof',
      arguments: [
        { name: 'yes', type: 'pure-token', token: 'YES' },
        { name: 'no', type: 'pure-token', token: 'NO' },
      ],
    },
  ],
  reply: ok,
  handler: 'ClientCaching',
})
