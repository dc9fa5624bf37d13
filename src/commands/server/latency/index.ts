import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { latencyDoctor } from './doctor.ts'
import { latencyGraph } from './graph.ts'
import { latencyHelp } from './help.ts'
import { latencyHistogram } from './histogram.ts'
import { latencyHistory } from './history.ts'
import { latencyLatest } from './latest.ts'
import { latencyReset } from './reset.ts'

/** LATENCY: reports on spikes of latency. */
export const latency = command({
  name: 'latency',
  family: 'server',
  since: '2.8.13',
  summary: 'Reports on spikes of latency.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [
    latencyDoctor,
    latencyGraph,
    latencyHelp,
    latencyHistogram,
    latencyHistory,
    latencyLatest,
    latencyReset,
  ],
})
