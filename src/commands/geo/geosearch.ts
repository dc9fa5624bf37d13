import { command } from '../declare.ts'
import { anything, arrayOf } from '../reply-shape.ts'

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
    {
      name: 'from',
      type: 'oneof',
      arguments: [
        { name: 'member', type: 'string', token: 'FROMMEMBER' },
        {
          name: 'longitude-latitude',
          type: 'block',
          token: 'FROMLONLAT',
          arguments: [
            { name: 'longitude', type: 'double' },
            { name: 'latitude', type: 'double' },
          ],
        },
      ],
    },
    {
      name: 'by',
      type: 'oneof',
      arguments: [
        {
          name: 'circle',
          type: 'block',
          arguments: [
            { name: 'radius', type: 'double', token: 'BYRADIUS' },
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
          ],
        },
        {
          name: 'box',
          type: 'block',
          arguments: [
            { name: 'width', type: 'double', token: 'BYBOX' },
            { name: 'height', type: 'double' },
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
          ],
        },
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
    {
      name: 'count-block',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'count', type: 'integer', token: 'COUNT' },
        { name: 'any', type: 'pure-token', token: 'ANY', optional: true },
      ],
    },
    { name: 'withcoord', type: 'pure-token', token: 'WITHCOORD', optional: true },
    { name: 'withdist', type: 'pure-token', token: 'WITHDIST', optional: true },
    { name: 'withhash', type: 'pure-token', token: 'WITHHASH', optional: true },
  ],
  history: [['7.0.0', 'Units may be written in upper case.']],
  reply: arrayOf(anything),
  handler: 'Geosearch',
  sharesKeys: true,
})
