import type { ControlContext } from '../../declare.ts'
import { command } from '../../declare.ts'
import { CommandError, integerReply, okReply, type Reply } from '../../reply.ts'
import { either, integer, ok } from '../../reply-shape.ts'
import { isMeant, type KillFilter, parseKillFilter } from './kill-filter.ts'

/** CLIENT KILL: closes connections. */
export const clientKill = command({
  name: 'kill',
  container: 'client',
  family: 'connection',
  since: '2.4.0',
  summary: 'Closes connections.',
  complexity: 'O(N) where N is the number of connections.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'filter',
      type: 'oneof',
      arguments: [
        { name: 'old-format', type: 'string', deprecatedSince: '2.8.12' },
        {
          name: 'filters',
          type: 'oneof',
          multiple: true,
          arguments: [
            { name: 'client-id', type: 'integer', token: 'ID', since: '2.8.12' },
            {
              name: 'client-type',
              type: 'oneof',
              token: 'TYPE',
              since: '2.8.12',
              arguments: [
                { name: 'normal', type: 'pure-token', token: 'NORMAL' },
                { name: 'master', type: 'pure-token', token: 'MASTER', since: '3.2.0' },
                { name: 'slave', type: 'pure-token', token: 'SLAVE' },
                { name: 'replica', type: 'pure-token', token: 'REPLICA', since: '5.0.0' },
                { name: 'pubsub', type: 'pure-token', token: 'PUBSUB' },
              ],
            },
            { name: 'username', type: 'string', token: 'USER' },
            { name: 'addr', type: 'string', token: 'ADDR' },
            { name: 'laddr', type: 'string', token: 'LADDR', since: '6.2.0' },
            {
              name: 'skipme',
              type: 'oneof',
              token: 'SKIPME',
              arguments: [
                { name: 'yes', type: 'pure-token', token: 'YES' },
                { name: 'no', type: 'pure-token', token: 'NO' },
              ],
            },
            { name: 'maxage', type: 'integer', token: 'MAXAGE', since: '7.4.0' },
          ],
        },
      ],
    },
  ],
  history: [
    ['2.8.12', 'Filters, the filter ID among them.'],
    ['3.2.0', 'The type master.'],
    ['5.0.0', 'The type replica, which was called slave.'],
    ['6.2.0', 'The filter LADDR.'],
    ['7.4.0', 'The filter MAXAGE.'],
  ],
  reply: either(ok, integer),
  run: killClients,
})

function killClients(context: ControlContext, args: readonly Buffer[]): Reply {
  const [address] = args
  if (args.length > 1) return integerReply(kill(context, parseKillFilter(args)))
  if (kill(context, { address: String(address), skipsAsker: false }) > 0) return okReply
  throw new CommandError('ERR No such client')
}

function kill({ clients, session }: ControlContext, filter: KillFilter): number {
  const meant = clients.list().filter((client) => isMeant(filter, client, session.id))
  return clients.kill(
    meant.map(({ id }) => id),
    session.id,
  )
}
