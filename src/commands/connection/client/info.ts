import type { ControlContext } from '../../declare.ts'
import { command } from '../../declare.ts'
import { CommandError, type Reply, verbatimReply } from '../../reply.ts'
import { bulk } from '../../reply-shape.ts'
import { clientLine } from './client-line.ts'

/** CLIENT INFO: describes the connection, as a line of CLIENT LIST. */
export const clientInfo = command({
  name: 'info',
  container: 'client',
  family: 'connection',
  since: '6.2.0',
  summary: 'Describes the connection, as a line of CLIENT LIST.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  tips: ['nondeterministic_output'],
  reply: bulk,
  run: describeAsker,
})

function describeAsker({ clients, session }: ControlContext): Reply {
  const client = clients.find(session.id)
  if (client === undefined) throw new CommandError('ERR this caller has no connection')
  return verbatimReply(`${clientLine(client)}\n`)
}
