import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SDIFFSTORE: stores the members of the first set that are in none of the others. */
export const sdiffstore = command({
  name: 'sdiffstore',
  family: 'set',
  since: '1.0.0',
  summary: 'Stores the members of the first set that are in none of the others.',
  complexity: 'O(N) where N is the number of members of all the sets.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'destination', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
  ],
  reply: integer,
  handler: 'Sdiffstore',
})
