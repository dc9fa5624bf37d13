import { command } from '../declare.ts'
import { arrayOf, bulk, double, tupleOf, when } from '../reply-shape.ts'

/** ZDIFF: returns the members of the first sorted set that none of the others has. */
export const zdiff = command({
  name: 'zdiff',
  family: 'sorted-set',
  since: '6.2.0',
  summary: 'Returns the members of the first sorted set that none of the others has.',
  complexity:
    'O(L+(N-K)*log(N)) at worst, where L is the size of all sorted sets together, N that of the first one and K that of the result.',
  flags: ['readonly'],
  arguments: [
    { name: 'numkeys', type: 'integer', countsKeys: true },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
    { name: 'withscores', type: 'pure-token', token: 'WITHSCORES', optional: true },
  ],
  reply: when('WITHSCORES', arrayOf(tupleOf(bulk, double)), arrayOf(bulk)),
  handler: 'Zdiff',
  sharesKeys: true,
})
