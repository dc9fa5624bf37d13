import type { ControlContext } from '../../declare.ts'
import { command } from '../../declare.ts'
import { parseInteger } from '../../integer-argument.ts'
import { CommandError, okReply, type Reply } from '../../reply.ts'
import { ok } from '../../reply-shape.ts'
import { subcommandError, wordOf } from '../../words.ts'

/** CLIENT PAUSE: holds back the commands of clients for a while. */
export const clientPause = command({
  name: 'pause',
  container: 'client',
  family: 'connection',
  since: '3.0.0',
  summary: 'Holds back the commands of clients for a while.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    { name: 'timeout', type: 'integer' },
    {
      name: 'mode',
      type: 'oneof',
      since: '6.2.0',
      optional: true,
      arguments: [
        { name: 'write', type: 'pure-token', token: 'WRITE' },
        { name: 'all', type: 'pure-token', token: 'ALL' },
      ],
    },
  ],
  history: [['6.2.0', 'The modes WRITE and ALL.']],
  reply: ok,
  run: pauseClients,
})

/** The moment at which a pause ends must be a 64-bit number too. */
const longestPauseMs = 2n ** 62n

function pauseClients({ clients, words }: ControlContext, args: readonly Buffer[]): Reply {
  if (args.length > 2) throw subcommandError(words)
  const [timeout, mode] = args
  const word = mode === undefined ? 'all' : wordOf(mode)
  if (word !== 'all' && word !== 'write') {
    throw new CommandError('ERR CLIENT PAUSE mode must be WRITE or ALL')
  }
  clients.pause(parseTimeout(timeout), word)
  return okReply
}

function parseTimeout(argument: Buffer | undefined): number {
  const timeoutMs = argument && parseInteger(argument)
  if (timeoutMs === undefined) throw new CommandError('ERR timeout is not an integer or out of range')
  if (timeoutMs < 0n) throw new CommandError('ERR timeout is negative')
  if (timeoutMs > longestPauseMs) throw new CommandError('ERR timeout is out of range')
  return Number(timeoutMs)
}
