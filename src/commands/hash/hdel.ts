import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HDEL: removes fields from a hash, and the key with the last of them. */
export const hdel = command({
  name: 'hdel',
  family: 'hash',
  since: '2.0.0',
  summary: 'Removes fields from a hash, and the key with the last of them.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'field', type: 'string', multiple: true },
  ],
  history: [['2.4.0', 'Several fields.']],
  reply: integer,
  handler: 'Hdel',
})
