import { command } from '../../declare.ts'
import { integerReply } from '../../reply.ts'
import { integer } from '../../reply-shape.ts'

/** LATENCY RESET: forgets the spikes of the events that are named, or of all. */
export const latencyReset = command({
  name: 'reset',
  container: 'latency',
  family: 'server',
  since: '2.8.13',
  summary: 'Forgets the spikes of the events that are named, or of all.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'event', type: 'string', optional: true, multiple: true }],
  tips: ['request_policy:all_nodes', 'response_policy:all_succeeded'],
  reply: integer,
  run: ({ latency }, events) => integerReply(latency.reset(events.map(String))),
})
