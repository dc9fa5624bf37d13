import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** AUTH: authenticates the connection. */
export const auth = command({
  name: 'auth',
  family: 'connection',
  since: '1.0.0',
  summary: 'Authenticates the connection.',
  complexity: 'O(N) where N is the number of passwords of the user.',
  flags: ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'],
  arguments: [
    { name: 'username', type: 'string', since: '6.0.0', optional: true },
    { name: 'password', type: 'string' },
  ],
  history: [['6.0.0', 'A user name before the password.']],
  reply: ok,
  handler: 'Auth',
})
