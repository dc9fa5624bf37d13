import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { functionDelete } from './delete.ts'
import { functionDump } from './dump.ts'
import { functionFlush } from './flush.ts'
import { functionHelp } from './help.ts'
import { functionKill } from './kill.ts'
import { functionList } from './list.ts'
import { functionLoad } from './load.ts'
import { functionRestore } from './restore.ts'
import { functionStats } from './stats.ts'

/** FUNCTION: manages libraries of functions. */
export const functionContainer = command({
  name: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Manages libraries of functions.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [
    functionDelete,
    functionDump,
    functionFlush,
    functionHelp,
    functionKill,
    functionList,
    functionLoad,
    functionRestore,
    functionStats,
  ],
})
