import { command } from '../declare.ts'
import { arrayOf, bulk, double, either, tupleOf } from '../reply-shape.ts'

/** ZPOPMIN: takes the members with the least scores out of a sorted set. */
export const zpopmin = command({
  name: 'zpopmin',
  family: 'sorted-set',
  since: '5.0.0',
  summary: 'Takes the members with the least scores out of a sorted set.',
  complexity: 'O(log(N)*M) where N is the size of the sorted set and M the number of members taken.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'count', type: 'integer', optional: true },
  ],
  reply: either(tupleOf(bulk, double), arrayOf(tupleOf(bulk, double))),
  handler: 'Zpopmin',
})
