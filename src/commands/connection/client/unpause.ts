import { command } from '../../declare.ts'
import { okReply } from '../../reply.ts'
import { ok } from '../../reply-shape.ts'

/** CLIENT UNPAUSE: lets paused clients go on. */
export const clientUnpause = command({
  name: 'unpause',
  container: 'client',
  family: 'connection',
  since: '6.2.0',
  summary: 'Lets paused clients go on.',
  complexity: 'O(N) where N is the number of paused clients.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  reply: ok,
  run: ({ clients }) => {
    clients.unpause()
    return okReply
  },
})
