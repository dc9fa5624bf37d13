import { command } from '../../declare.ts'
import { okReply } from '../../reply.ts'
import { ok } from '../../reply-shape.ts'

/** CONFIG RESETSTAT: sets the counters that INFO reports to zero. */
export const configResetstat = command({
  name: 'resetstat',
  container: 'config',
  family: 'server',
  since: '2.0.0',
  summary: 'Sets the counters that INFO reports to zero.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  reply: ok,
  run: ({ statistics }) => {
    statistics.reset()
    return okReply
  },
})
