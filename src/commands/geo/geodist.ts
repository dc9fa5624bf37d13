import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** GEODIST: returns the distance between two places of an index. */
export const geodist = command({
  name: 'geodist',
  family: 'geo',
  since: '3.2.0',
  summary: 'Returns the distance between two places of an index.',
  complexity: 'O(1)',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member1', type: 'string' },
    { name: 'member2', type: 'string' },
    {
      name: 'unit',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'm', type: 'pure-token', token: 'M' },
        { name: 'km', type: 'pure-token', token: 'KM' },
        { name: 'ft', type: 'pure-token', token: 'FT' },
        { name: 'mi', type: 'pure-token', token: 'MI' },
      ],
    },
  ],
  reply: orNull(bulk),
  handler: 'Geodist',
  sharesKeys: true,
})
