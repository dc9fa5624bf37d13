import { command } from '../../declare.ts'
import { arrayReply, bulkReply, integerReply } from '../../reply.ts'
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
  run: ({ latency }) =>
    arrayReply(
      [...latency.events()].map(([event, samples]) => {
        const [unixSeconds, milliseconds] = samples.at(-1) ?? [0, 0]
        const numbers = [unixSeconds, milliseconds, latency.worstMs(event)]
        return arrayReply([bulkReply(event), ...numbers.map(integerReply)])
      }),
    ),
})
