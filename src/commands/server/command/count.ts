import { command } from '../../declare.ts'
import { integerReply } from '../../reply.ts'
import { integer } from '../../reply-shape.ts'

/** COMMAND COUNT: returns the number of commands. */
export const commandCount = command({
  name: 'count',
  container: 'command',
  family: 'server',
  since: '2.8.13',
  summary: 'Returns the number of commands.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  reply: integer,
  run: (context) => integerReply(context.commands.commands.length),
})
