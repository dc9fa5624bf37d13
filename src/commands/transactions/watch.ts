import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** WATCH: watches keys: EXEC does nothing once one of them was modified. */
export const watch = command({
  name: 'watch',
  family: 'transactions',
  since: '2.2.0',
  summary: 'Watches keys: EXEC does nothing once one of them was modified.',
  complexity: 'O(1) for each key.',
  flags: ['noscript', 'loading', 'stale', 'fast', 'allow_busy'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'], multiple: true }],
  reply: ok,
  handler: 'Watch',
})
