import { command } from '../declare.ts'
import { bulk, later, orNull } from '../reply-shape.ts'

/** BRPOPLPUSH: takes the last element of a list, puts it at the head of another, returns it, and waits for one. */
export const brpoplpush = command({
  name: 'brpoplpush',
  family: 'list',
  since: '2.2.0',
  summary: 'Takes the last element of a list, puts it at the head of another, returns it, and waits for one.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'noscript', 'blocking'],
  arguments: [
    { name: 'source', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'destination', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'timeout', type: 'double' },
  ],
  history: [['6.0.0', 'A timeout with a fraction.']],
  deprecatedSince: '6.2.0',
  replacedBy: '`BLMOVE` with the `RIGHT` and `LEFT` arguments',
  reply: later(orNull(bulk)),
  handler: 'Brpoplpush',
})
