import { command } from '../declare.ts'
import { countedIds, references } from './arguments.ts'
import { outcomes } from './entry-shape.ts'

/** XDELEX: deletes entries from a stream, with a choice of what becomes of the references of consumer groups. */
export const xdelex = command({
  name: 'xdelex',
  family: 'stream',
  since: '8.2.0',
  summary:
    'Deletes entries from a stream, with a choice of what becomes of the references of consumer groups.',
  complexity: 'O(N * G) where N is the number of IDs and G that of consumer groups.',
  flags: ['write', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RW', 'delete'] }, references, ...countedIds],
  reply: outcomes,
  handler: 'Xdelex',
})
