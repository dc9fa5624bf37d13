import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** MONITOR: streams every command that the server carries out to this connection. */
export const monitor = command({
  name: 'monitor',
  family: 'server',
  since: '1.0.0',
  summary: 'Streams every command that the server carries out to this connection.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  reply: ok,
  handler: 'Monitor',
})
