import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** SCRIPT KILL: ends the script that keeps others waiting. */
export const scriptKill = command({
  name: 'kill',
  container: 'script',
  family: 'scripting',
  since: '2.6.0',
  summary: 'Ends the script that keeps others waiting.',
  complexity: 'O(1)',
  flags: ['noscript', 'allow_busy'],
  tips: ['request_policy:all_shards', 'response_policy:one_succeeded'],
  reply: ok,
  handler: 'ScriptKill',
})
