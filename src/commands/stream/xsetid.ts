import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** XSETID: sets the last ID of a stream, and its counters: for replication and loading. */
export const xsetid = command({
  name: 'xsetid',
  family: 'stream',
  since: '5.0.0',
  summary: 'Sets the last ID of a stream, and its counters: for replication and loading.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'last-id', type: 'string' },
    { name: 'entries-added', type: 'integer', token: 'ENTRIESADDED', since: '7.0.0', optional: true },
    { name: 'max-deleted-id', type: 'string', token: 'MAXDELETEDID', since: '7.0.0', optional: true },
  ],
  history: [['7.0.0', 'The options ENTRIESADDED and MAXDELETEDID.']],
  reply: ok,
  handler: 'Xsetid',
})
