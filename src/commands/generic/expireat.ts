import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** EXPIREAT: sets the moment at which a key expires, as a Unix time in seconds. */
export const expireat = command({
  name: 'expireat',
  family: 'generic',
  since: '1.2.0',
  summary: 'Sets the moment at which a key expires, as a Unix time in seconds.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'unix-time-seconds', type: 'unix-time' },
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
  handler: 'Expireat',
})
