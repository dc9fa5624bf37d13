import { command } from '../../declare.ts'
import { integerReply } from '../../reply.ts'
import { integer } from '../../reply-shape.ts'

/** SLOWLOG LEN: returns the number of entries in the slow log. */
export const slowlogLen = command({
  name: 'len',
  container: 'slowlog',
  family: 'server',
  since: '2.2.12',
  summary: 'Returns the number of entries in the slow log.',
  complexity: 'O(1)',
  flags: ['admin', 'loading', 'stale'],
  tips: ['request_policy:all_nodes', 'response_policy:agg_sum', 'nondeterministic_output'],
  reply: integer,
  run: ({ slowlog }) => integerReply(slowlog.length()),
})
