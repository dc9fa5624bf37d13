import { command } from '../../declare.ts'
import { arrayOf, bulk, integer, tupleOf } from '../../reply-shape.ts'

/** LATENCY LATEST: returns the latest and the worst spike of every event. */
export const latencyLatest = command({
  name: 'latest',
  container: 'latency',
  family: 'server',
  since: '2.8.13',
  summary: 'Returns the latest and the worst spike of every event.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  tips: ['nondeterministic_output', 'request_policy:all_nodes', 'response_policy:special'],
  reply: arrayOf(tupleOf(bulk, integer, integer, integer)),
  control: true,
})
