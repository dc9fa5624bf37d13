import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'

/** PFDEBUG: shows how a HyperLogLog is held. */
export const pfdebug = command({
  name: 'pfdebug',
  family: 'hyperloglog',
  since: '2.8.9',
  summary: 'Shows how a HyperLogLog is held.',
  complexity: 'N/A',
  flags: ['write', 'denyoom', 'admin'],
  arguments: [
    { name: 'subcommand', type: 'string' },
    { name: 'key', type: 'key', keyFlags: ['RW', 'access'] },
  ],
  systemCommand: true,
  reply: anything,
  handler: 'Pfdebug',
})
