import { command } from '../declare.ts'
import { double, integer, orNull, tupleOf, when } from '../reply-shape.ts'

/** ZREVRANK: returns the rank of a member of a sorted set, counted from the greatest score. */
export const zrevrank = command({
  name: 'zrevrank',
  family: 'sorted-set',
  since: '2.0.0',
  summary: 'Returns the rank of a member of a sorted set, counted from the greatest score.',
  complexity: 'O(log(N)) where N is the size of the sorted set.',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member', type: 'string' },
    { name: 'withscore', type: 'pure-token', token: 'WITHSCORE', since: '7.2.0', optional: true },
  ],
  history: [['7.2.0', 'The option WITHSCORE.']],
  reply: when('WITHSCORE', orNull(tupleOf(integer, double)), orNull(integer)),
  handler: 'Zrevrank',
  sharesKeys: true,
})
