import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZUNIONSTORE: stores the members that any of several sorted sets has. */
export const zunionstore = command({
  name: 'zunionstore',
  family: 'sorted-set',
  since: '2.0.0',
  summary: 'Stores the members that any of several sorted sets has.',
  complexity: 'O(N)+O(M*log(M)) where N is the size of all sorted sets together and M that of the result.',
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
  handler: 'Zunionstore',
})
