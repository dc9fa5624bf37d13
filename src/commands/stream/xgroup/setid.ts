import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** XGROUP SETID: sets the ID up to which a consumer group has read. */
export const xgroupSetid = command({
  name: 'setid',
  container: 'xgroup',
  family: 'stream',
  since: '5.0.0',
  summary: 'Sets the ID up to which a consumer group has read.',
  complexity: 'O(1)',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'group', type: 'string' },
    {
      name: 'id-selector',
      type: 'oneof',
      arguments: [
        { name: 'id', type: 'string' },
        { name: 'new-id', type: 'pure-token', token: '$' },
      ],
    },
    { name: 'entries-read', type: 'integer', token: 'ENTRIESREAD', since: '7.0.0', optional: true },
  ],
  history: [['7.0.0', 'The option ENTRIESREAD.']],
  reply: ok,
  handler: 'XgroupSetid',
})
