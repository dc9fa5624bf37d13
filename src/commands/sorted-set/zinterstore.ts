import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZINTERSTORE: stores the members that all of several sorted sets have. */
export const zinterstore = command({
  name: 'zinterstore',
  family: 'sorted-set',
  since: '2.0.0',
  summary: 'Stores the members that all of several sorted sets have.',
  complexity:
    'O(N*K)+O(M*log(M)) at worst, where N is the size of the smallest sorted set, K their number and M the size of the result.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'destination', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'numkeys', type: 'integer', countsKeys: true },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
    { name: 'weight', type: 'double', token: 'WEIGHTS', optional: true, multiple: true },
    {
      name: 'aggregate',
      type: 'oneof',
      token: 'AGGREGATE',
      optional: true,
      arguments: [
        { name: 'sum', type: 'pure-token', token: 'SUM' },
        { name: 'min', type: 'pure-token', token: 'MIN' },
        { name: 'max', type: 'pure-token', token: 'MAX' },
      ],
    },
  ],
  reply: integer,
  handler: 'Zinterstore',
})
