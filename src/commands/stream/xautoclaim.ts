import { command } from '../declare.ts'
import { arrayOf, bulk, tupleOf, when } from '../reply-shape.ts'
import { entries } from './entry-shape.ts'

/** XAUTOCLAIM: gives the pending entries of a consumer group that nobody acknowledged for a time to one of its consumers. */
export const xautoclaim = command({
  name: 'xautoclaim',
  family: 'stream',
  since: '6.2.0',
  summary:
    'Gives the pending entries of a consumer group that nobody acknowledged for a time to one of its consumers.',
  complexity: 'O(N) where N is COUNT.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'group', type: 'string' },
    { name: 'consumer', type: 'string' },
    { name: 'min-idle-time', type: 'string' },
    { name: 'start', type: 'string' },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
    { name: 'justid', type: 'pure-token', token: 'JUSTID', optional: true },
  ],
  history: [['7.0.0', 'The reply tells which pending entries were deleted from the stream.']],
  tips: ['nondeterministic_output'],
  reply: when('JUSTID', tupleOf(bulk, arrayOf(bulk), arrayOf(bulk)), tupleOf(bulk, entries, arrayOf(bulk))),
  handler: 'Xautoclaim',
})
