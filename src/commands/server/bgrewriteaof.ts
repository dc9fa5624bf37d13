import type { ControlContext } from '../declare.ts'
import { command } from '../declare.ts'
import { type Reply, statusReply } from '../reply.ts'
import { status } from '../reply-shape.ts'

/** BGREWRITEAOF: begins to write the journal anew, from the state that the store has when it replies. */
export const bgrewriteaof = command({
  name: 'bgrewriteaof',
  family: 'server',
  since: '1.0.0',
  summary: 'Begins to rewrite the journal.',
  complexity: 'O(1), and O(N) in the background where N is the number of keys in all databases.',
  flags: ['admin', 'noscript', 'no_async_loading'],
  arguments: [],
  reply: status(
    'Background append only file rewriting started',
    'Background append only file rewriting scheduled',
  ),
  run: rewriteJournal,
})

function rewriteJournal({ journal }: ControlContext): Reply {
  return statusReply(`Background append only file rewriting ${journal.rewrite()}`)
}
