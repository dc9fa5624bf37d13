import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** UNWATCH: forgets all watched keys. */
export const unwatch = command({
  name: 'unwatch',
  family: 'transactions',
  since: '2.2.0',
  summary: 'Forgets all watched keys.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale', 'fast', 'allow_busy'],
  reply: ok,
  handler: 'Unwatch',
})
