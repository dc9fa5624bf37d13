import { command } from '../../declare.ts'
import { either, ok, silence } from '../../reply-shape.ts'

/** CLIENT REPLY: turns the replies to this connection on or off, or leaves the next one out. */
export const clientReply = command({
  name: 'reply',
  container: 'client',
  family: 'connection',
  since: '3.2.0',
  summary: 'Turns the replies to this connection on or off, or leaves the next one out.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'mode',
      type: 'oneof',
      arguments: [
        { name: 'on', type: 'pure-token', token: 'ON' },
        { name: 'off', type: 'pure-token', token: 'OFF' },
        { name: 'skip', type: 'pure-token', token: 'SKIP' },
      ],
    },
  ],
  reply: either(ok, silence),
  handler: 'ClientReply',
})
