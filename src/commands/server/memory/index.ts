import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { memoryDoctor } from './doctor.ts'
import { memoryHelp } from './help.ts'
import { memoryMallocStats } from './malloc-stats.ts'
import { memoryPurge } from './purge.ts'
import { memoryStats } from './stats.ts'
import { memoryUsage } from './usage.ts'

/** MEMORY: reports on memory. */
export const memory = command({
  name: 'memory',
  family: 'server',
  since: '4.0.0',
  summary: 'Reports on memory.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [memoryDoctor, memoryHelp, memoryMallocStats, memoryPurge, memoryStats, memoryUsage],
})
