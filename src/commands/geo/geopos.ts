import { command } from '../declare.ts'
import { arrayOf, double, orNull, tupleOf } from '../reply-shape.ts'

/** GEOPOS: returns the coordinates of places of an index. */
export const geopos = command({
  name: 'geopos',
  family: 'geo',
  since: '3.2.0',
  summary: 'Returns the coordinates of places of an index.',
  complexity: 'O(N) where N is the number of places asked for.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member', type: 'string', optional: true, multiple: true },
  ],
  reply: arrayOf(orNull(tupleOf(double, double))),
  handler: 'Geopos',
  sharesKeys: true,
})
