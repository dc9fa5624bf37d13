import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** RENAME: renames a key; a key of the new name is replaced. */
export const rename = command({
  name: 'rename',
  family: 'generic',
  since: '1.0.0',
  summary: 'Renames a key; a key of the new name is replaced.',
  complexity: 'O(1)',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'newkey', type: 'key', keyFlags: ['OW', 'update'] },
  ],
  reply: ok,
  handler: 'Rename',
})
