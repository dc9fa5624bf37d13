import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** XDEL: deletes entries from a stream and returns how many there were. */
export const xdel = command({
  name: 'xdel',
  family: 'stream',
  since: '5.0.0',
  summary: 'Deletes entries from a stream and returns how many there were.',
  complexity: 'O(N) where N is the number of IDs.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'id', type: 'string', multiple: true },
  ],
  reply: integer,
  handler: 'Xdel',
})
