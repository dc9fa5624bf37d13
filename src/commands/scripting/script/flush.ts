import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'
import { flushMode } from '../flush-mode.ts'

/** SCRIPT FLUSH: removes all scripts from the cache. */
export const scriptFlush = command({
  name: 'flush',
  container: 'script',
  family: 'scripting',
  since: '2.6.0',
  summary: 'Removes all scripts from the cache.',
  complexity: 'O(N) where N is the number of scripts in the cache.',
  flags: ['noscript'],
  arguments: [flushMode],
  history: [['6.2.0', 'The modes ASYNC and SYNC.']],
  tips: ['request_policy:all_nodes', 'response_policy:all_succeeded'],
  reply: ok,
  handler: 'ScriptFlush',
})
