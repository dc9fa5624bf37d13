import { command } from '../declare.ts'
import { later, whenGiven } from '../reply-shape.ts'
import { entriesByKey } from './entry-shape.ts'

/** XREAD: returns the entries of streams that are above given IDs, and can wait for them. */
export const xread = command({
  name: 'xread',
  family: 'stream',
  since: '5.0.0',
  summary: 'Returns the entries of streams that are above given IDs, and can wait for them.',
  complexity: 'O(N) where N is the number of returned entries; an XADD pays for those that wait.',
  flags: ['readonly', 'blocking'],
  arguments: [
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
    { name: 'milliseconds', type: 'integer', token: 'BLOCK', optional: true },
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
      begin: { by: 'keyword', keyword: 'STREAMS', startFrom: 1 },
      find: { by: 'range', lastKey: -1, step: 1, limit: 2 },
    },
  ],
  history: [['7.4.0', 'The ID + for the last entry.']],
  reply: whenGiven('BLOCK', later(entriesByKey), entriesByKey),
  handler: 'Xread',
})
