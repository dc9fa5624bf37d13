import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** LATENCY DOCTOR: returns a report of latency problems and their remedies. */
export const latencyDoctor = command({
  name: 'doctor',
  container: 'latency',
  family: 'server',
  since: '2.8.13',
  summary: 'Returns a report of latency problems and their remedies.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  tips: ['nondeterministic_output', 'request_policy:all_nodes', 'response_policy:special'],
  reply: bulk,
  control: true,
})
