import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** DISCARD: forgets the commands of a transaction and the watched keys. */
export const discard = command({
  name: 'discard',
  family: 'transactions',
  since: '2.0.0',
  summary: 'Forgets the commands of a transaction and the watched keys.',
  complexity: 'O(N) where N is the number of queued commands.',
  flags: ['noscript', 'loading', 'stale', 'fast', 'allow_busy'],
  reply: ok,
  handler: 'Discard',
})
