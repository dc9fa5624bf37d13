import type { ControlContext } from '../declare.ts'
import { command } from '../declare.ts'
import { CommandError, okReply, type Reply, syntaxError } from '../reply.ts'
import { either, ok, silence } from '../reply-shape.ts'

/** SHUTDOWN: ends the server, after saving what is configured to be saved. */
export const shutdown = command({
  name: 'shutdown',
  family: 'server',
  since: '1.0.0',
  summary: 'Ends the server, after saving what is configured to be saved.',
  complexity: 'O(N) where N is the number of keys to save, else O(1).',
  flags: ['admin', 'noscript', 'loading', 'stale', 'no_multi', 'allow_busy'],
  arguments: [
    {
      name: 'save-selector',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'nosave', type: 'pure-token', token: 'NOSAVE' },
        { name: 'save', type: 'pure-token', token: 'SAVE' },
      ],
    },
    { name: 'now', type: 'pure-token', token: 'NOW', since: '7.0.0', optional: true },
    { name: 'force', type: 'pure-token', token: 'FORCE', since: '7.0.0', optional: true },
    { name: 'abort', type: 'pure-token', token: 'ABORT', since: '7.0.0', optional: true },
  ],
  history: [['7.0.0', 'The modifiers NOW, FORCE and ABORT.']],
  reply: either(silence, ok),
  run: shutDown,
})

const words = ['nosave', 'save', 'now', 'force', 'abort'] as const

/** Replies only if the server goes on; otherwise the end of the process is the reply. */
async function shutDown({ shutdown: control }: ControlContext, args: readonly Buffer[]): Promise<Reply> {
  const given = new Set(args.map((arg) => wordOf(arg)))
  const isAbort = given.has('abort')
  if ((isAbort && given.size > 1) || (given.has('save') && given.has('nosave'))) throw syntaxError()
  if (isAbort) {
    if (!control.abort()) throw new CommandError('ERR No shutdown in progress.')
    return okReply
  }
  const save = given.has('save') ? 'save' : given.has('nosave') ? 'nosave' : 'configured'
  try {
    return await control.begin({ save, now: given.has('now'), force: given.has('force') })
  } catch {
    throw new CommandError('ERR Errors trying to SHUTDOWN. Check logs.')
  }
}

function wordOf(arg: Buffer): (typeof words)[number] {
  const text = arg.toString('latin1').toLowerCase()
  const word = words.find((known) => known === text)
  if (word === undefined) throw syntaxError()
  return word
}
