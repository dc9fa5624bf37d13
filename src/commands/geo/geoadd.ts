import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** GEOADD: adds places with their coordinates to an index, or moves places that it has. */
export const geoadd = command({
  name: 'geoadd',
  family: 'geo',
  since: '3.2.0',
  summary: 'Adds places with their coordinates to an index, or moves places that it has.',
  complexity: 'O(log(N)) for each place, where N is the size of the index.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    {
      name: 'condition',
      type: 'oneof',
      since: '6.2.0',
      optional: true,
      arguments: [
        { name: 'nx', type: 'pure-token', token: 'NX' },
        { name: 'xx', type: 'pure-token', token: 'XX' },
      ],
    },
    { name: 'change', type: 'pure-token', token: 'CH', since: '6.2.0', optional: true },
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'longitude', type: 'double' },
        { name: 'latitude', type: 'double' },
        { name: 'member', type: 'string' },
      ],
    },
  ],
  history: [['6.2.0', 'The options CH, NX and XX.']],
  reply: integer,
  handler: 'Geoadd',
})
