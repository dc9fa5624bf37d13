import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** PFMERGE: merges HyperLogLogs into one. */
export const pfmerge = command({
  name: 'pfmerge',
  family: 'hyperloglog',
  since: '2.8.9',
  summary: 'Merges HyperLogLogs into one.',
  complexity: 'O(N) with a large constant, where N is the number of HyperLogLogs.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'destkey', type: 'key', keyFlags: ['RW', 'access', 'insert'] },
    { name: 'sourcekey', type: 'key', optional: true, multiple: true, keyFlags: ['RO', 'access'] },
  ],
  reply: ok,
  handler: 'Pfmerge',
})
