import { command } from '../declare.ts'
import { anything, arrayOf } from '../reply-shape.ts'
import { radiusArguments } from './search-arguments.ts'

/** GEORADIUS_RO: returns the places of an index within a distance of a point. */
export const georadiusRo = command({
  name: 'georadius_ro',
  family: 'geo',
  since: '3.2.10',
  summary: 'Returns the places of an index within a distance of a point.',
  complexity:
    'O(N+log(M)) where N is the number of members in the box around the area and M the size of the index.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'longitude', type: 'double' },
    { name: 'latitude', type: 'double' },
    ...radiusArguments,
  ],
  history: [
    ['6.2.0', 'The option ANY of COUNT.'],
    ['7.0.0', 'Units may be written in upper case.'],
  ],
  deprecatedSince: '6.2.0',
  replacedBy: '`GEOSEARCH` with the option `BYRADIUS`',
  reply: arrayOf(anything),
  handler: 'GeoradiusRo',
  sharesKeys: true,
})
