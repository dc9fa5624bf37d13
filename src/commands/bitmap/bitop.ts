import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** BITOP: combines strings bit by bit and stores the result. */
export const bitop = command({
  name: 'bitop',
  family: 'bitmap',
  since: '2.6.0',
  summary: 'Combines strings bit by bit and stores the result.',
  complexity: 'O(N)',
  flags: ['write', 'denyoom'],
  arguments: [
    {
      name: 'operation',
      type: 'oneof',
      arguments: [
        { name: 'and', type: 'pure-token', token: 'AND' },
        { name: 'or', type: 'pure-token', token: 'OR' },
        { name: 'xor', type: 'pure-token', token: 'XOR' },
        { name: 'not', type: 'pure-token', token: 'NOT' },
        { name: 'diff', type: 'pure-token', token: 'DIFF', since: '8.2.0' },
        { name: 'diff1', type: 'pure-token', token: 'DIFF1', since: '8.2.0' },
        { name: 'andor', type: 'pure-token', token: 'ANDOR', since: '8.2.0' },
        { name: 'one', type: 'pure-token', token: 'ONE', since: '8.2.0' },
      ],
    },
    { name: 'destkey', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
  ],
  history: [['8.2.0', 'The operations DIFF, DIFF1, ANDOR and ONE.']],
  reply: integer,
  handler: 'Bitop',
})
