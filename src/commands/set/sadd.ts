import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SADD: adds members to a set. */
export const sadd = command({
  name: 'sadd',
  family: 'set',
  since: '1.0.0',
  summary: 'Adds members to a set.',
  complexity: 'O(N) where N is the number of members given.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'member', type: 'string', multiple: true },
  ],
  history: [['2.4.0', 'Several members.']],
  reply: integer,
  handler: 'Sadd',
})
