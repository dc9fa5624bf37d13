import type { ControlContext } from '../declare.ts'
import { command } from '../declare.ts'
import { integerArgument, parseInteger } from '../integer-argument.ts'
import { arrayReply, CommandError, integerReply, type Reply } from '../reply.ts'
import { integer, tupleOf } from '../reply-shape.ts'

/**
 * WAITAOF: waits until what was written before is on disk, here (`numlocal` 1) and on so many replicas, of
 * which there are none. A timeout of 0 waits for ever.
 */
export const waitaof = command({
  name: 'waitaof',
  family: 'generic',
  since: '7.2.0',
  summary: 'Waits until the journal has what was written before on disk, here and on replicas.',
  complexity: 'O(1)',
  flags: ['noscript', 'blocking'],
  categories: ['connection'],
  arguments: [
    { name: 'numlocal', type: 'integer' },
    { name: 'numreplicas', type: 'integer' },
    { name: 'timeout', type: 'integer' },
  ],
  tips: ['request_policy:all_shards', 'response_policy:agg_min'],
  reply: tupleOf(integer, integer),
  run: waitForJournal,
})

async function waitForJournal(
  { journal }: ControlContext,
  [local, replicas, timeout]: readonly Buffer[],
): Promise<Reply> {
  const wanted = integerArgument(local)
  if (wanted !== 0 && wanted !== 1) {
    throw new CommandError('ERR value is out of range, value must between 0 and 1')
  }
  const wantedReplicas = integerArgument(replicas)
  if (wantedReplicas < 0) throw new CommandError('ERR value is out of range, must be positive')
  const timeoutMs = timeoutOf(timeout)
  if (wanted === 1 && !journal.isEnabled) {
    throw new CommandError('ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.')
  }
  if (wantedReplicas > 0) await forReplicas(timeoutMs)
  const isDurable = journal.isEnabled && (await journal.awaitDurable(timeoutMs))
  return arrayReply([integerReply(isDurable ? 1 : 0), integerReply(0)])
}

function timeoutOf(argument: Buffer | undefined): number {
  const value = argument === undefined ? undefined : parseInteger(argument)
  if (value === undefined) throw new CommandError('ERR timeout is not an integer or out of range')
  if (value < 0n) throw new CommandError('ERR timeout is negative')
  return Number(value)
}

/** No replica will ever answer. */
function forReplicas(timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (timeoutMs > 0) setTimeout(resolve, timeoutMs)
  })
}
