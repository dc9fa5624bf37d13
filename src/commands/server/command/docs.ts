import { command } from '../../declare.ts'
import { docsReply } from '../../derive/command-docs.ts'
import { mapReply } from '../../reply.ts'
import { anything, mapOf } from '../../reply-shape.ts'

/** COMMAND DOCS: documents the commands that are named, or all. */
export const commandDocs = command({
  name: 'docs',
  container: 'command',
  family: 'server',
  since: '7.0.0',
  summary: 'Documents the commands that are named, or all.',
  complexity: 'O(N) where N is the number of commands named.',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  arguments: [{ name: 'command-name', type: 'string', optional: true, multiple: true }],
  tips: ['nondeterministic_output_order'],
  reply: mapOf(anything),
  run: ({ commands }, names) => {
    if (names.length === 0) return mapReply(commands.commands.map(docsReply))
    const found = names.flatMap((name) => commands.find(name.toString()) ?? [])
    return mapReply(found.map(docsReply))
  },
})
