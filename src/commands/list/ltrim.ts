import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** LTRIM: keeps the elements of a list from one index to another and removes the others. */
export const ltrim = command({
  name: 'ltrim',
  family: 'list',
  since: '1.0.0',
  summary: 'Keeps the elements of a list from one index to another and removes the others.',
  complexity: 'O(N) where N is the number of elements removed.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'start', type: 'integer' },
    { name: 'stop', type: 'integer' },
  ],
  reply: ok,
  handler: 'Ltrim',
})
