import { command } from '../declare.ts'
import { double, integer, orNull, when } from '../reply-shape.ts'

/** ZADD: adds members with their scores to a sorted set, or changes the scores of members that it has. */
export const zadd = command({
  name: 'zadd',
  family: 'sorted-set',
  since: '1.2.0',
  summary: 'Adds members with their scores to a sorted set, or changes the scores of members that it has.',
  complexity: 'O(log(N)) for each member, where N is the size of the sorted set.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    {
      name: 'condition',
      type: 'oneof',
      since: '3.0.2',
      optional: true,
      arguments: [
        { name: 'nx', type: 'pure-token', token: 'NX' },
        { name: 'xx', type: 'pure-token', token: 'XX' },
      ],
    },
    {
      name: 'comparison',
      type: 'oneof',
      since: '6.2.0',
      optional: true,
      arguments: [
        { name: 'gt', type: 'pure-token', token: 'GT' },
        { name: 'lt', type: 'pure-token', token: 'LT' },
      ],
    },
    { name: 'change', type: 'pure-token', token: 'CH', since: '3.0.2', optional: true },
    { name: 'increment', type: 'pure-token', token: 'INCR', since: '3.0.2', optional: true },
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'score', type: 'double' },
        { name: 'member', type: 'string' },
      ],
    },
  ],
  history: [
    ['2.4.0', 'Several members in one call.'],
    ['3.0.2', 'The options XX, NX, CH and INCR.'],
    ['6.2.0', 'The options GT and LT.'],
  ],
  reply: when('INCR', orNull(double), integer),
  handler: 'Zadd',
})
