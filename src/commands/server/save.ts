import type { ControlContext } from '../declare.ts'
import { command } from '../declare.ts'
import { okReply, type Reply } from '../reply.ts'
import { ok } from '../reply-shape.ts'

/** SAVE: writes a snapshot and replies when it is on disk. Commands of others run meanwhile. */
export const save = command({
  name: 'save',
  family: 'server',
  since: '1.0.0',
  summary: 'Writes a snapshot and replies when it is on disk.',
  complexity: 'O(N) where N is the number of keys in all databases.',
  flags: ['admin', 'noscript', 'no_async_loading', 'no_multi'],
  reply: ok,
  run: saveNow,
})

async function saveNow({ snapshots }: ControlContext): Promise<Reply> {
  await snapshots.save()
  return okReply
}
