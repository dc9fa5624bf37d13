import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HSETEX: sets fields of a hash to values, with one expiry and one condition for all. */
export const hsetex = command({
  name: 'hsetex',
  family: 'hash',
  since: '8.0.0',
  summary: 'Sets fields of a hash to values, with one expiry and one condition for all.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    {
      name: 'condition',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'fnx', type: 'pure-token', token: 'FNX' },
        { name: 'fxx', type: 'pure-token', token: 'FXX' },
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
    { name: 'fields', type: 'pure-token', token: 'FIELDS' },
    { name: 'numfields', type: 'integer', countsKeys: true },
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'field', type: 'string' },
        { name: 'value', type: 'string' },
      ],
    },
  ],
  reply: integer,
  handler: 'Hsetex',
})
