import { command } from '../declare.ts'
import { order } from '../order-and-limit.ts'
import { anything, arrayOf } from '../reply-shape.ts'
import { by, countBlock, details, from } from './search-arguments.ts'

/** GEOSEARCH: returns the places of an index within a circle or a box. */
export const geosearch = command({
  name: 'geosearch',
  family: 'geo',
  since: '6.2.0',
  summary: 'Returns the places of an index within a circle or a box.',
  complexity:
    'O(N+log(M)) where N is the number of members in the box around the area and M the size of the index.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    from,
    by,
    order,
    countBlock,
    ...details,
  ],
  history: [['7.0.0', 'Units may be written in upper case.']],
  reply: arrayOf(anything),
  handler: 'Geosearch',
  sharesKeys: true,
})
