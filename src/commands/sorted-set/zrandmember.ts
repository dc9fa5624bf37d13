import { command } from '../declare.ts'
import { arrayOf, bulk, double, either, orNull, tupleOf, when } from '../reply-shape.ts'

/** ZRANDMEMBER: returns members of a sorted set chosen at random. */
export const zrandmember = command({
  name: 'zrandmember',
  family: 'sorted-set',
  since: '6.2.0',
  summary: 'Returns members of a sorted set chosen at random.',
  complexity: 'O(N) where N is the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    {
      name: 'options',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'count', type: 'integer' },
        { name: 'withscores', type: 'pure-token', token: 'WITHSCORES', optional: true },
      ],
    },
  ],
  tips: ['nondeterministic_output'],
  reply: either(orNull(bulk), when('WITHSCORES', arrayOf(tupleOf(bulk, double)), arrayOf(bulk))),
  handler: 'Zrandmember',
  sharesKeys: true,
})
