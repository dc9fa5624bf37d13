import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** FUNCTION KILL: ends the function that keeps others waiting. */
export const functionKill = command({
  name: 'kill',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Ends the function that keeps others waiting.',
  complexity: 'O(1)',
  flags: ['noscript', 'allow_busy'],
  tips: ['request_policy:all_shards', 'response_policy:one_succeeded'],
  reply: ok,
  handler: 'FunctionKill',
})
