import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SMOVE: moves a member from one set to another. */
export const smove = command({
  name: 'smove',
  family: 'set',
  since: '1.0.0',
  summary: 'Moves a member from one set to another.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'source', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'destination', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'member', type: 'string' },
  ],
  reply: integer,
  handler: 'Smove',
})
