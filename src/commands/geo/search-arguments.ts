import { order } from '../order-and-limit.ts'

/** What the geo commands that search have in common. */

/** The unit of a distance. */
const unit = {
  name: 'unit',
  type: 'oneof',
  arguments: [
    { name: 'm', type: 'pure-token', token: 'M' },
    { name: 'km', type: 'pure-token', token: 'KM' },
    { name: 'ft', type: 'pure-token', token: 'FT' },
    { name: 'mi', type: 'pure-token', token: 'MI' },
  ],
} as const

/** Where the search begins. */
export const from = {
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
} as const

/** How far it goes. */
export const by = {
  name: 'by',
  type: 'oneof',
  arguments: [
    {
      name: 'circle',
      type: 'block',
      arguments: [{ name: 'radius', type: 'double', token: 'BYRADIUS' }, unit],
    },
    {
      name: 'box',
      type: 'block',
      arguments: [
        { name: 'width', type: 'double', token: 'BYBOX' },
        { name: 'height', type: 'double' },
        unit,
      ],
    },
  ],
} as const

/** How much of it is wanted. */
export const countBlock = {
  name: 'count-block',
  type: 'block',
  optional: true,
  arguments: [
    { name: 'count', type: 'integer', token: 'COUNT' },
    { name: 'any', type: 'pure-token', token: 'ANY', optional: true },
  ],
} as const

/** What is told of each place besides its name. */
export const details = [
  { name: 'withcoord', type: 'pure-token', token: 'WITHCOORD', optional: true },
  { name: 'withdist', type: 'pure-token', token: 'WITHDIST', optional: true },
  { name: 'withhash', type: 'pure-token', token: 'WITHHASH', optional: true },
] as const

/** The arguments of a search by radius, after where it begins. */
export const radiusArguments = [
  { name: 'radius', type: 'double' },
  unit,
  ...details,
  {
    name: 'count-block',
    type: 'block',
    optional: true,
    arguments: [
      { name: 'count', type: 'integer', token: 'COUNT' },
      { name: 'any', type: 'pure-token', token: 'ANY', since: '6.2.0', optional: true },
    ],
  },
  order,
] as const
