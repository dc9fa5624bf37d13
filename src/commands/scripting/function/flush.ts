import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'
import { flushMode } from '../flush-mode.ts'

/** FUNCTION FLUSH: deletes all libraries. */
export const functionFlush = command({
  name: 'flush',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Deletes all libraries.',
  complexity: 'O(N) where N is the number of functions.',
  flags: ['write', 'noscript'],
  arguments: [flushMode],
  tips: ['request_policy:all_shards', 'response_policy:all_succeeded'],
  reply: ok,
  handler: 'FunctionFlush',
})
