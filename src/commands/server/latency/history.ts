import { command } from '../../declare.ts'
import { arrayReply, integerReply } from '../../reply.ts'
import { arrayOf, integer, tupleOf } from '../../reply-shape.ts'

/** LATENCY HISTORY: returns the spikes of an event: when, and how long. */
export const latencyHistory = command({
  name: 'history',
  container: 'latency',
  family: 'server',
  since: '2.8.13',
  summary: 'Returns the spikes of an event: when, and how long.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'event', type: 'string' }],
  tips: ['nondeterministic_output', 'request_policy:all_nodes', 'response_policy:special'],
  reply: arrayOf(tupleOf(integer, integer)),
  run: ({ latency }, [event]) => {
    const samples = latency.events().get(String(event)) ?? []
    return arrayReply(samples.map((sample) => arrayReply(sample.map(integerReply))))
  },
})
