import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** RESTORE: makes a key of what DUMP returned. */
export const restore = command({
  name: 'restore',
  family: 'generic',
  since: '2.6.0',
  summary: 'Makes a key of what DUMP returned.',
  complexity: 'O(N) where N is the size of the value; O(N log(N)) for sorted sets.',
  flags: ['write', 'denyoom'],
  categories: ['dangerous'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'ttl', type: 'integer' },
    { name: 'serialized-value', type: 'string' },
    { name: 'replace', type: 'pure-token', token: 'REPLACE', since: '3.0.0', optional: true },
    { name: 'absttl', type: 'pure-token', token: 'ABSTTL', since: '5.0.0', optional: true },
    { name: 'seconds', type: 'integer', token: 'IDLETIME', since: '5.0.0', optional: true },
    { name: 'frequency', type: 'integer', token: 'FREQ', since: '5.0.0', optional: true },
  ],
  history: [
    ['3.0.0', 'Takes REPLACE.'],
    ['5.0.0', 'Takes ABSTTL.'],
    ['5.0.0', 'Takes IDLETIME and FREQ.'],
  ],
  reply: ok,
  handler: 'Restore',
})
