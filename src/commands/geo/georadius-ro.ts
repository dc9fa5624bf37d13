import { command } from '../declare.ts'
import { anything, arrayOf } from '../reply-shape.ts'

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
    { name: 'radius', type: 'double' },
    {
      name: 'unit',
      type: 'oneof',
      arguments: [
        { name: 'm', type: 'pure-token', token: 'M' },
        { name: 'km', type: 'pure-token', token: 'KM' },
        { name: 'ft', type: 'pure-token', token: 'FT' },
        { name: 'mi', type: 'pure-token', token: 'MI' },
      ],
    },
    { name: 'withcoord', type: 'pure-token', token: 'WITHCOORD', optional: true },
    { name: 'withdist', type: 'pure-token', token: 'WITHDIST', optional: true },
    { name: 'withhash', type: 'pure-token', token: 'WITHHASH', optional: true },
    {
      name: 'count-block',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'count', type: 'integer', token: 'COUNT' },
        { name: 'any', type: 'pure-token', token: 'ANY', since: '6.2.0', optional: true },
      ],
    },
    {
      name: 'order',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'asc', type: 'pure-token', token: 'ASC' },
        { name: 'desc', type: 'pure-token', token: 'DESC' },
      ],
    },
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
