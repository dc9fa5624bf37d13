import { command } from '../../declare.ts'
import { anything, mapOf } from '../../reply-shape.ts'

/** FUNCTION STATS: tells which function runs, and what engines there are. */
export const functionStats = command({
  name: 'stats',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Tells which function runs, and what engines there are.',
  complexity: 'O(1)',
  flags: ['noscript', 'allow_busy'],
  tips: ['nondeterministic_output', 'request_policy:all_shards', 'response_policy:special'],
  reply: mapOf(anything),
  handler: 'FunctionStats',
})
