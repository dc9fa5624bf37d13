import { command } from '../declare.ts'
import { keyAfter, keyRange } from '../key-spec.ts'
import { anything } from '../reply-shape.ts'
import { radiusArguments } from './search-arguments.ts'

/** GEORADIUS: returns the places of an index within a distance of a point, or stores them. */
export const georadius = command({
  name: 'georadius',
  family: 'geo',
  since: '3.2.0',
  summary: 'Returns the places of an index within a distance of a point, or stores them.',
  complexity:
    'O(N+log(M)) where N is the number of members in the box around the area and M the size of the index.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'longitude', type: 'double' },
    { name: 'latitude', type: 'double' },
    ...radiusArguments,
    { name: 'storekey', type: 'key', token: 'STORE', optional: true, keyFlags: ['OW', 'update'] },
    { name: 'storedistkey', type: 'key', token: 'STOREDIST', optional: true, keyFlags: ['OW', 'update'] },
  ],
  // The options begin after the arguments that a call must have.
  keySpecs: [
    keyRange({ flags: ['RO', 'access'], index: 1 }),
    keyAfter('STORE', 6, ['OW', 'update']),
    keyAfter('STOREDIST', 6, ['OW', 'update']),
  ],
  history: [
    ['6.2.0', 'The option ANY of COUNT.'],
    ['7.0.0', 'Units may be written in upper case.'],
  ],
  deprecatedSince: '6.2.0',
  replacedBy: '`GEOSEARCH` and `GEOSEARCHSTORE` with the option `BYRADIUS`',
  reply: anything,
  handler: 'Georadius',
})
