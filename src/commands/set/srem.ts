import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SREM: removes members from a set. */
export const srem = command({
  name: 'srem',
  family: 'set',
  since: '1.0.0',
  summary: 'Removes members from a set.',
  complexity: 'O(N) where N is the number of members given.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'member', type: 'string', multiple: true },
  ],
  history: [['2.4.0', 'Several members.']],
  reply: integer,
  handler: 'Srem',
})
