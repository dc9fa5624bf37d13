import { command } from '../declare.ts'
import { later, whenGiven } from '../reply-shape.ts'
import { groupEntriesByKey } from './entry-shape.ts'

/** XREADGROUP: returns new entries of streams to a consumer of a group, or those that it has not acknowledged, and can wait for new ones. */
export const xreadgroup = command({
  name: 'xreadgroup',
  family: 'stream',
  since: '5.0.0',
  summary:
    'Returns new entries of streams to a consumer of a group, or those that it has not acknowledged, and can wait for new ones.',
  complexity: 'O(N) where N is the number of returned entries; an XADD pays for those that wait.',
  flags: ['write', 'blocking'],
  arguments: [
    {
      name: 'group-block',
      type: 'block',
      token: 'GROUP',
      arguments: [
        { name: 'group', type: 'string' },
        { name: 'consumer', type: 'string' },
      ],
    },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
    { name: 'milliseconds', type: 'integer', token: 'BLOCK', optional: true },
    { name: 'noack', type: 'pure-token', token: 'NOACK', optional: true },
    {
      name: 'streams',
      type: 'block',
      token: 'STREAMS',
      arguments: [
        { name: 'key', type: 'key', keyFlags: ['RO', 'access'], multiple: true },
        { name: 'id', type: 'string', multiple: true },
      ],
    },
  ],
  keySpecs: [
    {
      flags: ['RO', 'access'],
      begin: { by: 'keyword', keyword: 'STREAMS', startFrom: 4 },
      find: { by: 'range', lastKey: -1, step: 1, limit: 2 },
    },
  ],
  reply: whenGiven('BLOCK', later(groupEntriesByKey), groupEntriesByKey),
  handler: 'Xreadgroup',
})
