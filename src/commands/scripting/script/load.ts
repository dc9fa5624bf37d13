import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** SCRIPT LOAD: puts a script into the cache. */
export const scriptLoad = command({
  name: 'load',
  container: 'script',
  family: 'scripting',
  since: '2.6.0',
  summary: 'Puts a script into the cache.',
  complexity: 'O(N) where N is the length of the script.',
  flags: ['noscript', 'stale'],
  arguments: [{ name: 'script', type: 'string' }],
  tips: ['request_policy:all_nodes', 'response_policy:all_succeeded'],
  reply: bulk,
  handler: 'ScriptLoad',
  scope: 'script',
})
