import { command } from '../declare.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'

/** GEOHASH: returns places of an index as geohash texts. */
export const geohash = command({
  name: 'geohash',
  family: 'geo',
  since: '3.2.0',
  summary: 'Returns places of an index as geohash texts.',
  complexity: 'O(N) where N is the number of places asked for.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member', type: 'string', optional: true, multiple: true },
  ],
  reply: arrayOf(orNull(bulk)),
  handler: 'Geohash',
  sharesKeys: true,
})
