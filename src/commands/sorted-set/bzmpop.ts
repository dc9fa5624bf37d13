import { command } from '../declare.ts'
import { arrayOf, bulk, double, later, orNull, tupleOf } from '../reply-shape.ts'

/** BZMPOP: takes members with the least or greatest scores out of the first sorted set that has any, and waits if none has. */
export const bzmpop = command({
  name: 'bzmpop',
  family: 'sorted-set',
  since: '7.0.0',
  summary:
    'Takes members with the least or greatest scores out of the first sorted set that has any, and waits if none has.',
  complexity:
    'O(K)+O(M*log(N)) where K is the number of keys, N the size of the sorted set and M the number of members taken.',
  flags: ['write', 'blocking'],
  arguments: [
    { name: 'timeout', type: 'double' },
    { name: 'numkeys', type: 'integer', countsKeys: true },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RW', 'access', 'delete'] },
    {
      name: 'where',
      type: 'oneof',
      arguments: [
        { name: 'min', type: 'pure-token', token: 'MIN' },
        { name: 'max', type: 'pure-token', token: 'MAX' },
      ],
    },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
  ],
  reply: later(orNull(tupleOf(bulk, arrayOf(tupleOf(bulk, double))))),
  handler: 'Bzmpop',
})
