import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** MSETEX: sets the strings at several keys at once, with one expiry and one condition for all. */
export const msetex = command({
  name: 'msetex',
  family: 'string',
  since: '8.4.0',
  summary: 'Sets the strings at several keys at once, with one expiry and one condition for all.',
  complexity: 'O(N) where N is the number of keys.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'numkeys', type: 'integer', countsKeys: true },
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'key', type: 'key', keyFlags: ['OW', 'update'] },
        { name: 'value', type: 'string' },
      ],
    },
    {
      name: 'condition',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'nx', type: 'pure-token', token: 'NX' },
        { name: 'xx', type: 'pure-token', token: 'XX' },
      ],
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
        { name: 'keepttl', type: 'pure-token', token: 'KEEPTTL' },
      ],
    },
  ],
  tips: ['request_policy:multi_shard', 'response_policy:all_succeeded'],
  reply: integer,
  handler: 'Msetex',
})
