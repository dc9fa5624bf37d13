import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** XGROUP CREATE: creates a consumer group of a stream. */
export const xgroupCreate = command({
  name: 'create',
  container: 'xgroup',
  family: 'stream',
  since: '5.0.0',
  summary: 'Creates a consumer group of a stream.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'group', type: 'string' },
    {
      name: 'id-selector',
      type: 'oneof',
      arguments: [
        { name: 'id', type: 'string' },
        { name: 'new-id', type: 'pure-token', token: '$' },
      ],
    },
    { name: 'mkstream', type: 'pure-token', token: 'MKSTREAM', optional: true },
    { name: 'entries-read', type: 'integer', token: 'ENTRIESREAD', since: '7.0.0', optional: true },
  ],
  history: [['7.0.0', 'The option ENTRIESREAD.']],
  reply: ok,
  handler: 'XgroupCreate',
})
