import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT PAUSE: holds back the commands of clients for a while. */
export const clientPause = command({
  name: 'pause',
  container: 'client',
  family: 'connection',
  since: '3.0.0',
  summary: 'Holds back the commands of clients for a while.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    { name: 'timeout', type: 'integer' },
    {
      name: 'mode',
      type: 'oneof',
      since: '6.2.0',
      optional: true,
      arguments: [
        { name: 'write', type: 'pure-token', token: 'WRITE' },
        { name: 'all', type: 'pure-token', token: 'ALL' },
      ],
    },
  ],
  history: [['6.2.0', 'The modes WRITE and ALL.']],
  reply: ok,
  control: true,
})
