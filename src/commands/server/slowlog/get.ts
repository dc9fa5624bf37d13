import type { SlowlogEntry } from '../../control-context.ts'
import type { ControlContext } from '../../declare.ts'
import { command } from '../../declare.ts'
import { integerArgument } from '../../integer-argument.ts'
import { arrayReply, bulkReply, integerReply, type Reply } from '../../reply.ts'
import { arrayOf, bulk, integer, tupleOf } from '../../reply-shape.ts'
import { subcommandError } from '../../words.ts'

/** SLOWLOG GET: returns the newest entries of the slow log. */
export const slowlogGet = command({
  name: 'get',
  container: 'slowlog',
  family: 'server',
  since: '2.2.12',
  summary: 'Returns the newest entries of the slow log.',
  complexity: 'O(N) where N is the number of entries returned.',
  flags: ['admin', 'loading', 'stale'],
  arguments: [{ name: 'count', type: 'integer', optional: true }],
  history: [['4.0.0', 'The address and the name of the client in the reply.']],
  tips: ['request_policy:all_nodes', 'nondeterministic_output'],
  reply: arrayOf(tupleOf(integer, integer, integer, arrayOf(bulk), bulk, bulk)),
  run: newestEntries,
})

const entriesByDefault = 10

function newestEntries({ slowlog, words }: ControlContext, args: readonly Buffer[]): Reply {
  if (args.length > 1) throw subcommandError(words)
  const [argument] = args
  const message = 'ERR count should be greater than or equal to -1'
  const count = argument === undefined ? entriesByDefault : integerArgument(argument, { min: -1n, message })
  return arrayReply(slowlog.entries(count).map(entryReply))
}

const entryReply = (entry: SlowlogEntry): Reply =>
  arrayReply([
    integerReply(entry.id),
    integerReply(entry.unixSeconds),
    integerReply(entry.durationMicroseconds),
    arrayReply(entry.args.map(bulkReply)),
    bulkReply(entry.clientAddress),
    bulkReply(entry.clientName),
  ])
