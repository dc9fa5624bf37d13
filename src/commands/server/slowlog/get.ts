import { command } from '../../declare.ts'
import { arrayOf, bulk, integer, tupleOf } from '../../reply-shape.ts'

/** SLOWLOG GET: returns the newest entries of the slow log. */
export const slowlogGet = command({
  name: 'get',
  container: 'slowlog',
  family: 'server',
  since: '2.2.12',
  summary: 'Returns the newest entries of the slow log.',
  complexity: 'O(N) where N is the number of entries returned.',
  flags: ['admin', 'loading', 'stale'],
  arguments: [{ name: 'count', type: 'integer', optional: true }],
  history: [['4.0.0', 'The address and the name of the client in the reply.']],
  tips: ['request_policy:all_nodes', 'nondeterministic_output'],
  reply: arrayOf(tupleOf(integer, integer, integer, arrayOf(bulk), bulk, bulk)),
  control: true,
})
