import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** MEMORY MALLOC-STATS: returns the allocator's own report. */
export const memoryMallocStats = command({
  name: 'malloc-stats',
  container: 'memory',
  family: 'server',
  since: '4.0.0',
  summary: "Returns the allocator's own report.",
  complexity: 'Depends on the allocator.',
  flags: [],
  tips: ['nondeterministic_output', 'request_policy:all_shards', 'response_policy:special'],
  reply: bulk,
  control: true,
})
