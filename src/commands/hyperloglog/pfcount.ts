import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** PFCOUNT: estimates how many distinct elements were added to HyperLogLogs. */
export const pfcount = command({
  name: 'pfcount',
  family: 'hyperloglog',
  since: '2.8.9',
  summary: 'Estimates how many distinct elements were added to HyperLogLogs.',
  complexity: 'O(1) for one key, where the last estimate is kept; O(N) with a large constant for N keys.',
  flags: ['readonly'],
  arguments: [
    {
      name: 'key',
      type: 'key',
      multiple: true,
      keyFlags: ['RW', 'access'],
      keyNotes: 'Writes only the estimate that a key keeps.',
    },
  ],
  reply: integer,
  handler: 'Pfcount',
})
