import { command } from '../declare.ts'
import { anything, arrayOf, orNull } from '../reply-shape.ts'

/** EXEC: executes the commands of a transaction, unless a watched key was modified. */
export const exec = command({
  name: 'exec',
  family: 'transactions',
  since: '1.2.0',
  summary: 'Executes the commands of a transaction, unless a watched key was modified.',
  complexity: "That of the transaction's commands.",
  flags: ['noscript', 'loading', 'stale', 'skip_slowlog'],
  reply: orNull(arrayOf(anything)),
  handler: 'Exec',
})
