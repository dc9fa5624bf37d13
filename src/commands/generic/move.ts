import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** MOVE: moves a key to another database. */
export const move = command({
  name: 'move',
  family: 'generic',
  since: '1.0.0',
  summary: 'Moves a key to another database.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'db', type: 'integer' },
  ],
  reply: integer,
  handler: 'Move',
})
