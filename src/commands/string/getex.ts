import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** GETEX: returns the string at a key and sets or removes its expiry. */
export const getex = command({
  name: 'getex',
  family: 'string',
  since: '6.2.0',
  summary: 'Returns the string at a key and sets or removes its expiry.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [
    {
      name: 'key',
      type: 'key',
      keyFlags: ['RW', 'access', 'update'],
      keyNotes: 'Reads the value only if GET is given.',
    },
    {
      name: 'expiration',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'seconds', type: 'integer', token: 'EX' },
        { name: 'milliseconds', type: 'integer', token: 'PX' },
        { name: 'unix-time-seconds', type: 'unix-time', token: 'EXAT' },
        { name: 'unix-time-milliseconds', type: 'unix-time', token: 'PXAT' },
        { name: 'persist', type: 'pure-token', token: 'PERSIST' },
      ],
    },
  ],
  reply: orNull(bulk),
  handler: 'Getex',
})
