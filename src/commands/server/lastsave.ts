import type { ControlContext } from '../declare.ts'
import { command } from '../declare.ts'
import { integerReply, type Reply } from '../reply.ts'
import { integer } from '../reply-shape.ts'

/** LASTSAVE: the Unix time of the last snapshot, or of the start if there was none. */
export const lastsave = command({
  name: 'lastsave',
  family: 'server',
  since: '1.0.0',
  summary: 'Returns the Unix time of the last snapshot.',
  complexity: 'O(1)',
  flags: ['loading', 'stale', 'fast'],
  categories: ['admin', 'dangerous'],
  tips: ['nondeterministic_output'],
  reply: integer,
  run: lastSave,
})

function lastSave({ snapshots }: ControlContext): Reply {
  return integerReply(snapshots.lastSaveSeconds())
}
