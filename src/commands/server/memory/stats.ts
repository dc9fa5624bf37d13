import { command } from '../../declare.ts'
import { anything, mapOf } from '../../reply-shape.ts'

/** MEMORY STATS: returns the figures of memory use. */
export const memoryStats = command({
  name: 'stats',
  container: 'memory',
  family: 'server',
  since: '4.0.0',
  summary: 'Returns the figures of memory use.',
  complexity: 'O(1)',
  flags: [],
  tips: ['nondeterministic_output', 'request_policy:all_shards', 'response_policy:special'],
  reply: mapOf(anything),
  control: true,
})
