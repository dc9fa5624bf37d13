import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** RENAMENX: renames a key if there is no key of the new name. */
export const renamenx = command({
  name: 'renamenx',
  family: 'generic',
  since: '1.0.0',
  summary: 'Renames a key if there is no key of the new name.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'newkey', type: 'key', keyFlags: ['OW', 'insert'] },
  ],
  history: [['3.2.0', 'Equal names are no error any more.']],
  reply: integer,
  handler: 'Renamenx',
})
