import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** RPOPLPUSH: takes the last element of a list, puts it at the head of another, and returns it. */
export const rpoplpush = command({
  name: 'rpoplpush',
  family: 'list',
  since: '1.2.0',
  summary: 'Takes the last element of a list, puts it at the head of another, and returns it.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'source', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'destination', type: 'key', keyFlags: ['RW', 'insert'] },
  ],
  deprecatedSince: '6.2.0',
  replacedBy: '`LMOVE` with the `RIGHT` and `LEFT` arguments',
  reply: orNull(bulk),
  handler: 'Rpoplpush',
})
