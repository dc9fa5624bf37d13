import { command } from '../../declare.ts'
import { infoReply } from '../../derive/command-info.ts'
import { arrayReply, nullReply } from '../../reply.ts'
import { anything, arrayOf } from '../../reply-shape.ts'

/** COMMAND INFO: describes the commands that are named, or all. */
export const commandInfo = command({
  name: 'info',
  container: 'command',
  family: 'server',
  since: '2.8.13',
  summary: 'Describes the commands that are named, or all.',
  complexity: 'O(N) where N is the number of commands named.',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  arguments: [{ name: 'command-name', type: 'string', optional: true, multiple: true }],
  history: [['7.0.0', 'No name means every command.']],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(anything),
  run: ({ commands }, names) => {
    if (names.length === 0) return arrayReply(commands.commands.map(infoReply))
    const found = names.map((name) => commands.find(name.toString()))
    return arrayReply(found.map((declaration) => (declaration ? infoReply(declaration) : nullReply)))
  },
})
