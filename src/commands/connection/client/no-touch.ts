import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT NO-TOUCH: keeps the commands of the connection from changing when keys were last used, or ends that. */
export const clientNoTouch = command({
  name: 'no-touch',
  container: 'client',
  family: 'connection',
  since: '7.2.0',
  summary: 'Keeps the commands of the connection from changing when keys were last used, or ends that.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
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
  handler: 'ClientNoTouch',
})
