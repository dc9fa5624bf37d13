import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** MSETNX: sets the strings at several keys if none of the keys exists. */
export const msetnx = command({
  name: 'msetnx',
  family: 'string',
  since: '1.0.1',
  summary: 'Sets the strings at several keys if none of the keys exists.',
  complexity: 'O(N) where N is the number of keys.',
  flags: ['write', 'denyoom'],
  arguments: [
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'key', type: 'key', keyFlags: ['OW', 'insert'] },
        { name: 'value', type: 'string' },
      ],
    },
  ],
  reply: integer,
  handler: 'Msetnx',
})
