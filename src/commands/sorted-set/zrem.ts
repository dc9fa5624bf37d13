import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZREM: removes members from a sorted set. */
export const zrem = command({
  name: 'zrem',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Removes members from a sorted set.',
  complexity: 'O(M*log(N)) where N is the size of the sorted set and M the number of members.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'member', type: 'string', multiple: true },
  ],
  history: [['2.4.0', 'Several members in one call.']],
  reply: integer,
  handler: 'Zrem',
})
