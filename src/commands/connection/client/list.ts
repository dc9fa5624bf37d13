import type { ClientRecord } from '../../control-context.ts'
import type { ControlContext } from '../../declare.ts'
import { command } from '../../declare.ts'
import { integerArgument } from '../../integer-argument.ts'
import { type Reply, syntaxError, verbatimReply } from '../../reply.ts'
import { bulk } from '../../reply-shape.ts'
import { wordOf } from '../../words.ts'
import { clientKind, clientLine } from './client-line.ts'

/** CLIENT LIST: describes the connections, one a line. */
export const clientList = command({
  name: 'list',
  container: 'client',
  family: 'connection',
  since: '2.4.0',
  summary: 'Describes the connections, one a line.',
  complexity: 'O(N) where N is the number of connections.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'client-type',
      type: 'oneof',
      token: 'TYPE',
      since: '5.0.0',
      optional: true,
      arguments: [
        { name: 'normal', type: 'pure-token', token: 'NORMAL' },
        { name: 'master', type: 'pure-token', token: 'MASTER' },
        { name: 'replica', type: 'pure-token', token: 'REPLICA' },
        { name: 'pubsub', type: 'pure-token', token: 'PUBSUB' },
      ],
    },
    {
      name: 'id',
      type: 'block',
      token: 'ID',
      since: '6.2.0',
      optional: true,
      arguments: [{ name: 'client-id', type: 'integer', multiple: true }],
    },
  ],
  history: [
    ['2.8.12', 'The field id.'],
    ['5.0.0', 'The filter TYPE.'],
    ['6.0.0', 'The field user.'],
    ['6.2.0', 'The fields argv-mem, tot-mem, laddr and redir, and the filter ID.'],
    ['7.0.0', 'The fields resp, multi-mem, rbs and rbp.'],
    ['7.0.3', 'The field ssub.'],
    ['7.2.0', 'The fields lib-name and lib-ver.'],
  ],
  tips: ['nondeterministic_output'],
  reply: bulk,
  run: listClients,
})

function listClients({ clients }: ControlContext, args: readonly Buffer[]): Reply {
  const chosen = chooseClients(clients.list(), args)
  return verbatimReply(chosen.map((client) => `${clientLine(client)}\n`).join(''))
}

function chooseClients(all: readonly ClientRecord[], args: readonly Buffer[]): readonly ClientRecord[] {
  if (args.length === 0) return all
  const [option, ...values] = args
  if (wordOf(option) === 'type' && values.length === 1) {
    const kind = clientKind(values[0])
    return all.filter((client) => client.kind === kind)
  }
  if (wordOf(option) !== 'id' || values.length === 0) throw syntaxError()
  const byId = new Map(all.map((client) => [client.id, client]))
  return values.flatMap((value) => {
    const client = byId.get(integerArgument(value, { message: 'ERR Invalid client ID' }))
    return client === undefined ? [] : [client]
  })
}
