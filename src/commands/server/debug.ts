import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'

/** DEBUG: switches and probes for tests of the server itself. */
export const debug = command({
  name: 'debug',
  family: 'server',
  since: '1.0.0',
  summary: 'Switches and probes for tests of the server itself.',
  complexity: 'Depends on the subcommand.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    { name: 'subcommand', type: 'string' },
    { name: 'arg', type: 'string', optional: true, multiple: true },
  ],
  systemCommand: true,
  reply: anything,
  scope: 'whole-store',
  handler: 'Debug',
})
