import { command } from '../declare.ts'
import { arrayOf, double, orNull } from '../reply-shape.ts'

/** ZMSCORE: returns the scores of several members of a sorted set. */
export const zmscore = command({
  name: 'zmscore',
  family: 'sorted-set',
  since: '6.2.0',
  summary: 'Returns the scores of several members of a sorted set.',
  complexity: 'O(N) where N is the number of members asked for.',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member', type: 'string', multiple: true },
  ],
  reply: arrayOf(orNull(double)),
  handler: 'Zmscore',
  sharesKeys: true,
})
