import { command } from '../../declare.ts'
import { okReply } from '../../reply.ts'
import { ok } from '../../reply-shape.ts'

/** SLOWLOG RESET: empties the slow log. */
export const slowlogReset = command({
  name: 'reset',
  container: 'slowlog',
  family: 'server',
  since: '2.2.12',
  summary: 'Empties the slow log.',
  complexity: 'O(N) where N is the number of entries.',
  flags: ['admin', 'loading', 'stale'],
  tips: ['request_policy:all_nodes', 'response_policy:all_succeeded'],
  reply: ok,
  run: ({ slowlog }) => {
    slowlog.reset()
    return okReply
  },
})
