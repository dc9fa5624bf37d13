import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** PFSELFTEST: checks the estimates of HyperLogLogs. */
export const pfselftest = command({
  name: 'pfselftest',
  family: 'hyperloglog',
  since: '2.8.9',
  summary: 'Checks the estimates of HyperLogLogs.',
  complexity: 'N/A',
  flags: ['admin'],
  systemCommand: true,
  reply: ok,
  handler: 'Pfselftest',
})
