import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { scriptDebug } from './debug.ts'
import { scriptExists } from './exists.ts'
import { scriptFlush } from './flush.ts'
import { scriptHelp } from './help.ts'
import { scriptKill } from './kill.ts'
import { scriptLoad } from './load.ts'

/** SCRIPT: manages the cache of Lua scripts. */
export const scriptContainer = command({
  name: 'script',
  family: 'scripting',
  since: '2.6.0',
  summary: 'Manages the cache of Lua scripts.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [scriptDebug, scriptExists, scriptFlush, scriptHelp, scriptKill, scriptLoad],
})
