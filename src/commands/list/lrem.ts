import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** LREM: removes elements that equal the given one, from the head, from the tail, or all. */
export const lrem = command({
  name: 'lrem',
  family: 'list',
  since: '1.0.0',
  summary: 'Removes elements that equal the given one, from the head, from the tail, or all.',
  complexity: 'O(N) where N is the length of the list.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'count', type: 'integer' },
    { name: 'element', type: 'string' },
  ],
  reply: integer,
  handler: 'Lrem',
})
