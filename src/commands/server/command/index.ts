import { command as declare } from '../../declare.ts'
import { infoReply } from '../../derive/command-info.ts'
import { arrayReply } from '../../reply.ts'
import { anything, arrayOf } from '../../reply-shape.ts'
import { commandCount } from './count.ts'
import { commandDocs } from './docs.ts'
import { commandGetkeys } from './getkeys.ts'
import { commandGetkeysandflags } from './getkeysandflags.ts'
import { commandHelp } from './help.ts'
import { commandInfo } from './info.ts'
import { commandList } from './list.ts'

/** COMMAND: describes every command. */
export const command = declare({
  name: 'command',
  family: 'server',
  since: '2.8.13',
  summary: 'Describes every command.',
  complexity: 'O(N) where N is the number of commands.',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(anything),
  run: (context) => arrayReply(context.commands.commands.map(infoReply)),
  subcommands: [
    commandCount,
    commandDocs,
    commandGetkeys,
    commandGetkeysandflags,
    commandHelp,
    commandInfo,
    commandList,
  ],
})
