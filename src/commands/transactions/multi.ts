import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** MULTI: begins a transaction: the commands that follow are queued. */
export const multi = command({
  name: 'multi',
  family: 'transactions',
  since: '1.2.0',
  summary: 'Begins a transaction: the commands that follow are queued.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale', 'fast', 'allow_busy'],
  reply: ok,
  handler: 'Multi',
})
