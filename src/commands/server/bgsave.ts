import type { ControlContext } from '../declare.ts'
import { command } from '../declare.ts'
import { type Reply, statusReply, syntaxError } from '../reply.ts'
import { status } from '../reply-shape.ts'

/**
 * BGSAVE: begins a snapshot of the state that the store has when it replies. After EXEC it begins at once,
 * where Redis schedules it.
 */
export const bgsave = command({
  name: 'bgsave',
  family: 'server',
  since: '1.0.0',
  summary: 'Begins to write a snapshot.',
  complexity: 'O(1), and O(N) in the background where N is the number of keys in all databases.',
  flags: ['admin', 'noscript', 'no_async_loading'],
  arguments: [{ name: 'schedule', type: 'pure-token', token: 'SCHEDULE', since: '3.2.2', optional: true }],
  history: [['3.2.2', 'The option SCHEDULE.']],
  reply: status('Background saving started', 'Background saving scheduled'),
  run: saveInBackground,
})

async function saveInBackground({ snapshots }: ControlContext, args: readonly Buffer[]): Promise<Reply> {
  const [word] = args
  const schedule = word !== undefined
  if (args.length > 1 || (schedule && word.toString('latin1').toLowerCase() !== 'schedule'))
    throw syntaxError()
  return statusReply(`Background saving ${await snapshots.saveInBackground({ schedule })}`)
}
