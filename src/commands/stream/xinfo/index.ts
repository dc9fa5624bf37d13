import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { xinfoConsumers } from './consumers.ts'
import { xinfoGroups } from './groups.ts'
import { xinfoHelp } from './help.ts'
import { xinfoStream } from './stream.ts'

/** XINFO: describes a stream, its groups and their consumers. */
export const xinfo = command({
  name: 'xinfo',
  family: 'stream',
  since: '5.0.0',
  summary: 'Describes a stream, its groups and their consumers.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [xinfoConsumers, xinfoGroups, xinfoHelp, xinfoStream],
})
