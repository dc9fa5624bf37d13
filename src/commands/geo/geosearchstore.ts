import { command } from '../declare.ts'
import { order } from '../order-and-limit.ts'
import { integer } from '../reply-shape.ts'
import { by, countBlock, from } from './search-arguments.ts'

/** GEOSEARCHSTORE: stores the places of an index within a circle or a box. */
export const geosearchstore = command({
  name: 'geosearchstore',
  family: 'geo',
  since: '6.2.0',
  summary: 'Stores the places of an index within a circle or a box.',
  complexity:
    'O(N+log(M)) where N is the number of members in the box around the area and M the size of the index.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'destination', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'source', type: 'key', keyFlags: ['RO', 'access'] },
    from,
    by,
    order,
    countBlock,
    { name: 'storedist', type: 'pure-token', token: 'STOREDIST', optional: true },
  ],
  history: [['7.0.0', 'Units may be written in upper case.']],
  reply: integer,
  handler: 'Geosearchstore',
})
