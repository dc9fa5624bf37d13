import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** MEMORY DOCTOR: returns a report of memory problems and their remedies. */
export const memoryDoctor = command({
  name: 'doctor',
  container: 'memory',
  family: 'server',
  since: '4.0.0',
  summary: 'Returns a report of memory problems and their remedies.',
  complexity: 'O(1)',
  flags: [],
  tips: ['nondeterministic_output', 'request_policy:all_shards', 'response_policy:special'],
  reply: bulk,
  control: true,
})
