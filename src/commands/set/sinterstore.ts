import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SINTERSTORE: stores the members that all the sets have. */
export const sinterstore = command({
  name: 'sinterstore',
  family: 'set',
  since: '1.0.0',
  summary: 'Stores the members that all the sets have.',
  complexity: 'O(N*M) where N is the number of members of the smallest set and M is the number of sets.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'destination', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
  ],
  reply: integer,
  handler: 'Sinterstore',
})
