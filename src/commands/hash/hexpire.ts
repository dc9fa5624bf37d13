import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'

/** HEXPIRE: sets the time to live of fields of a hash in seconds. */
export const hexpire = command({
  name: 'hexpire',
  family: 'hash',
  since: '7.4.0',
  summary: 'Sets the time to live of fields of a hash in seconds.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'seconds', type: 'integer' },
    {
      name: 'condition',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'nx', type: 'pure-token', token: 'NX' },
        { name: 'xx', type: 'pure-token', token: 'XX' },
        { name: 'gt', type: 'pure-token', token: 'GT' },
        { name: 'lt', type: 'pure-token', token: 'LT' },
      ],
    },
    { name: 'fields', type: 'pure-token', token: 'FIELDS' },
    { name: 'numfields', type: 'integer', countsKeys: true },
    { name: 'field', type: 'string', multiple: true },
  ],
  reply: arrayOf(integer),
  handler: 'Hexpire',
})
