import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT SETINFO: states the name or version of the client library. */
export const clientSetinfo = command({
  name: 'setinfo',
  container: 'client',
  family: 'connection',
  since: '7.2.0',
  summary: 'States the name or version of the client library.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'attr',
      type: 'oneof',
      arguments: [
        { name: 'libname', type: 'string', token: 'LIB-NAME' },
        { name: 'libver', type: 'string', token: 'LIB-VER' },
      ],
    },
  ],
  tips: ['request_policy:all_nodes', 'response_policy:all_succeeded'],
  reply: ok,
  handler: 'ClientSetinfo',
})
