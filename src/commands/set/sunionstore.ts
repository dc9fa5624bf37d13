import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SUNIONSTORE: stores the members that any of the sets has. */
export const sunionstore = command({
  name: 'sunionstore',
  family: 'set',
  since: '1.0.0',
  summary: 'Stores the members that any of the sets has.',
  complexity: 'O(N) where N is the number of members of all the sets.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'destination', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
  ],
  reply: integer,
  handler: 'Sunionstore',
})
