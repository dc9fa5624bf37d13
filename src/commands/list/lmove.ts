import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** LMOVE: takes an element from an end of a list, puts it at an end of another, and returns it. */
export const lmove = command({
  name: 'lmove',
  family: 'list',
  since: '6.2.0',
  summary: 'Takes an element from an end of a list, puts it at an end of another, and returns it.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'source', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'destination', type: 'key', keyFlags: ['RW', 'insert'] },
    {
      name: 'wherefrom',
      type: 'oneof',
      arguments: [
        { name: 'left', type: 'pure-token', token: 'LEFT' },
        { name: 'right', type: 'pure-token', token: 'RIGHT' },
      ],
    },
    {
      name: 'whereto',
      type: 'oneof',
      arguments: [
        { name: 'left', type: 'pure-token', token: 'LEFT' },
        { name: 'right', type: 'pure-token', token: 'RIGHT' },
      ],
    },
  ],
  reply: orNull(bulk),
  handler: 'Lmove',
})
