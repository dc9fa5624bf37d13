import type { LatencyHistogram } from '../../control-context.ts'
import { command } from '../../declare.ts'
import { bulkReply, integerReply, mapReply, type Reply, recordReply } from '../../reply.ts'
import { anything, integer, mapOf, recordOf } from '../../reply-shape.ts'
import { wordOf } from '../../words.ts'

/** LATENCY HISTOGRAM: returns how the durations of commands are distributed. */
export const latencyHistogram = command({
  name: 'histogram',
  container: 'latency',
  family: 'server',
  since: '7.0.0',
  summary: 'Returns how the durations of commands are distributed.',
  complexity: 'O(N) where N is the number of commands.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'command', type: 'string', optional: true, multiple: true }],
  tips: ['nondeterministic_output', 'request_policy:all_nodes', 'response_policy:special'],
  reply: mapOf(recordOf({ calls: integer, histogram_usec: anything })),
  run: ({ latency }, commands) =>
    mapReply(
      latency
        .histograms(commands.map(wordOf))
        .map((histogram) => [bulkReply(histogram.command), histogramReply(histogram)]),
    ),
})

const histogramReply = ({ calls, cumulativeByMicroseconds }: LatencyHistogram): Reply =>
  recordReply({
    calls: integerReply(calls),
    histogram_usec: mapReply(
      cumulativeByMicroseconds.map(([bound, upTo]) => [integerReply(bound), integerReply(upTo)]),
    ),
  })
