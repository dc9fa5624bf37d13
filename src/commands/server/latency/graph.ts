import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** LATENCY GRAPH: draws the spikes of an event with characters. */
export const latencyGraph = command({
  name: 'graph',
  container: 'latency',
  family: 'server',
  since: '2.8.13',
  summary: 'Draws the spikes of an event with characters.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'event', type: 'string' }],
  tips: ['nondeterministic_output', 'request_policy:all_nodes', 'response_policy:special'],
  reply: bulk,
  control: true,
})
