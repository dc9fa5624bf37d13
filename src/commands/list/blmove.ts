import { command } from '../declare.ts'
import { bulk, later, orNull } from '../reply-shape.ts'

/** BLMOVE: takes an element from an end of a list, puts it at an end of another, returns it, and waits for one. */
export const blmove = command({
  name: 'blmove',
  family: 'list',
  since: '6.2.0',
  summary:
    'Takes an element from an end of a list, puts it at an end of another, returns it, and waits for one.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'noscript', 'blocking'],
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
    { name: 'timeout', type: 'double' },
  ],
  reply: later(orNull(bulk)),
  handler: 'Blmove',
})
