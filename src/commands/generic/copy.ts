import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** COPY: copies the value of a key to another key, its expiry with it. */
export const copy = command({
  name: 'copy',
  family: 'generic',
  since: '6.2.0',
  summary: 'Copies the value of a key to another key, its expiry with it.',
  complexity: 'O(N) where N is the number of elements of a collection; O(1) for strings.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'source', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'destination', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'destination-db', type: 'integer', token: 'DB', optional: true },
    { name: 'replace', type: 'pure-token', token: 'REPLACE', optional: true },
  ],
  reply: integer,
  handler: 'Copy',
})
