import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { configGet } from './get.ts'
import { configHelp } from './help.ts'
import { configResetstat } from './resetstat.ts'
import { configRewrite } from './rewrite.ts'
import { configSet } from './set.ts'

/** CONFIG: reads and changes the configuration. */
export const config = command({
  name: 'config',
  family: 'server',
  since: '2.0.0',
  summary: 'Reads and changes the configuration.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [configGet, configHelp, configResetstat, configRewrite, configSet],
})
