import { command } from '../declare.ts'
import { arrayOf, bulk, double, tupleOf, when } from '../reply-shape.ts'

/** ZUNION: returns the members that any of several sorted sets has. */
export const zunion = command({
  name: 'zunion',
  family: 'sorted-set',
  since: '6.2.0',
  summary: 'Returns the members that any of several sorted sets has.',
  complexity: 'O(N)+O(M*log(M)) where N is the size of all sorted sets together and M that of the result.',
  flags: ['readonly'],
  arguments: [
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
    { name: 'withscores', type: 'pure-token', token: 'WITHSCORES', optional: true },
  ],
  reply: when('WITHSCORES', arrayOf(tupleOf(bulk, double)), arrayOf(bulk)),
  handler: 'Zunion',
  sharesKeys: true,
})
