import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** MEMORY PURGE: asks the allocator to give free memory back. */
export const memoryPurge = command({
  name: 'purge',
  container: 'memory',
  family: 'server',
  since: '4.0.0',
  summary: 'Asks the allocator to give free memory back.',
  complexity: 'Depends on how much memory is free.',
  flags: [],
  tips: ['request_policy:all_shards', 'response_policy:all_succeeded'],
  reply: ok,
  control: true,
})
