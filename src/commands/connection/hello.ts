import { command } from '../declare.ts'
import { anything, mapOf } from '../reply-shape.ts'

/** HELLO: agrees on the protocol, and describes the server and the connection. */
export const hello = command({
  name: 'hello',
  family: 'connection',
  since: '6.0.0',
  summary: 'Agrees on the protocol, and describes the server and the connection.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'],
  arguments: [
    {
      name: 'arguments',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'protover', type: 'integer' },
        {
          name: 'auth',
          type: 'block',
          token: 'AUTH',
          optional: true,
          arguments: [
            { name: 'username', type: 'string' },
            { name: 'password', type: 'string' },
          ],
        },
        { name: 'client-name', type: 'string', token: 'SETNAME', optional: true },
      ],
    },
  ],
  history: [['6.2.0', 'The protocol version may be left out.']],
  reply: mapOf(anything),
  handler: 'Hello',
})
