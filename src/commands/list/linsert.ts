import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** LINSERT: inserts an element before or after the first one that equals the pivot. */
export const linsert = command({
  name: 'linsert',
  family: 'list',
  since: '2.2.0',
  summary: 'Inserts an element before or after the first one that equals the pivot.',
  complexity: 'O(N) where N is the number of elements before the pivot.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    {
      name: 'where',
      type: 'oneof',
      arguments: [
        { name: 'before', type: 'pure-token', token: 'BEFORE' },
        { name: 'after', type: 'pure-token', token: 'AFTER' },
      ],
    },
    { name: 'pivot', type: 'string' },
    { name: 'element', type: 'string' },
  ],
  reply: integer,
  handler: 'Linsert',
})
