import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** EXPIRE: sets the time to live of a key in seconds. */
export const expire = command({
  name: 'expire',
  family: 'generic',
  since: '1.0.0',
  summary: 'Sets the time to live of a key in seconds.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'seconds', type: 'integer' },
    {
      name: 'condition',
      type: 'oneof',
      since: '7.0.0',
      optional: true,
      arguments: [
        { name: 'nx', type: 'pure-token', token: 'NX' },
        { name: 'xx', type: 'pure-token', token: 'XX' },
        { name: 'gt', type: 'pure-token', token: 'GT' },
        { name: 'lt', type: 'pure-token', token: 'LT' },
      ],
    },
  ],
  history: [['7.0.0', 'The conditions NX, XX, GT and LT.']],
  reply: integer,
  handler: 'Expire',
})
