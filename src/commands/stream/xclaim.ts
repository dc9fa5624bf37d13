import { command } from '../declare.ts'
import { arrayOf, bulk, when } from '../reply-shape.ts'
import { entries } from './entry-shape.ts'

/** XCLAIM: gives pending entries of a consumer group to another of its consumers. */
export const xclaim = command({
  name: 'xclaim',
  family: 'stream',
  since: '5.0.0',
  summary: 'Gives pending entries of a consumer group to another of its consumers.',
  complexity: 'O(N log M) where N is the number of IDs and M that of pending entries.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'group', type: 'string' },
    { name: 'consumer', type: 'string' },
    { name: 'min-idle-time', type: 'string' },
    { name: 'id', type: 'string', multiple: true },
    { name: 'ms', type: 'integer', token: 'IDLE', optional: true },
    { name: 'unix-time-milliseconds', type: 'unix-time', token: 'TIME', optional: true },
    { name: 'count', type: 'integer', token: 'RETRYCOUNT', optional: true },
    { name: 'force', type: 'pure-token', token: 'FORCE', optional: true },
    { name: 'justid', type: 'pure-token', token: 'JUSTID', optional: true },
    { name: 'lastid', type: 'string', token: 'LASTID', optional: true },
  ],
  tips: ['nondeterministic_output'],
  reply: when('JUSTID', arrayOf(bulk), entries),
  handler: 'Xclaim',
})
