import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { slowlogGet } from './get.ts'
import { slowlogHelp } from './help.ts'
import { slowlogLen } from './len.ts'
import { slowlogReset } from './reset.ts'

/** SLOWLOG: reads the log of slow commands. */
export const slowlog = command({
  name: 'slowlog',
  family: 'server',
  since: '2.2.12',
  summary: 'Reads the log of slow commands.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [slowlogGet, slowlogHelp, slowlogLen, slowlogReset],
})
