import { command } from '../declare.ts'
import { arrayOf, bulk, double, tupleOf, when } from '../reply-shape.ts'

/** ZINTER: returns the members that all of several sorted sets have. */
export const zinter = command({
  name: 'zinter',
  family: 'sorted-set',
  since: '6.2.0',
  summary: 'Returns the members that all of several sorted sets have.',
  complexity:
    'O(N*K)+O(M*log(M)) at worst, where N is the size of the smallest sorted set, K their number and M the size of the result.',
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
  handler: 'Zinter',
  sharesKeys: true,
})
