import { command } from '../declare.ts'
import { countedIds, references } from './arguments.ts'
import { outcomes } from './entry-shape.ts'

/** XACKDEL: acknowledges entries and deletes them, with a choice of what becomes of the references of consumer groups. */
export const xackdel = command({
  name: 'xackdel',
  family: 'stream',
  since: '8.2.0',
  summary:
    'Acknowledges entries and deletes them, with a choice of what becomes of the references of consumer groups.',
  complexity: 'O(N * G) where N is the number of IDs and G that of consumer groups.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'group', type: 'string' },
    references,
    ...countedIds,
  ],
  reply: outcomes,
  handler: 'Xackdel',
})
