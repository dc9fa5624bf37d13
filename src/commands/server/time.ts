import { command } from '../declare.ts'
import { bulk, tupleOf } from '../reply-shape.ts'

/** TIME: returns the server's Unix time: seconds, and microseconds within the second. */
export const time = command({
  name: 'time',
  family: 'server',
  since: '2.6.0',
  summary: "Returns the server's Unix time: seconds, and microseconds within the second.",
  complexity: 'O(1)',
  flags: ['loading', 'stale', 'fast'],
  tips: ['nondeterministic_output'],
  reply: tupleOf(bulk, bulk),
  handler: 'Time',
})
