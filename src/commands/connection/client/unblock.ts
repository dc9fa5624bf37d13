import type { ControlContext } from '../../declare.ts'
import { command } from '../../declare.ts'
import { integerArgument } from '../../integer-argument.ts'
import { CommandError, integerReply, type Reply } from '../../reply.ts'
import { integer } from '../../reply-shape.ts'
import { subcommandError, wordOf } from '../../words.ts'

/** CLIENT UNBLOCK: wakes a client that waits in a blocking command. */
export const clientUnblock = command({
  name: 'unblock',
  container: 'client',
  family: 'connection',
  since: '5.0.0',
  summary: 'Wakes a client that waits in a blocking command.',
  complexity: 'O(log N) where N is the number of connections.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    { name: 'client-id', type: 'integer' },
    {
      name: 'unblock-type',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'timeout', type: 'pure-token', token: 'TIMEOUT' },
        { name: 'error', type: 'pure-token', token: 'ERROR' },
      ],
    },
  ],
  reply: integer,
  run: unblockClient,
})

function unblockClient({ clients, words }: ControlContext, args: readonly Buffer[]): Reply {
  if (args.length > 2) throw subcommandError(words)
  const [id, reason] = args
  const word = reason === undefined ? 'timeout' : wordOf(reason)
  if (word !== 'timeout' && word !== 'error') {
    throw new CommandError('ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR')
  }
  return integerReply(clients.unblock(integerArgument(id), word) ? 1 : 0)
}
