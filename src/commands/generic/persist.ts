import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** PERSIST: removes the expiry of a key. */
export const persist = command({
  name: 'persist',
  family: 'generic',
  since: '2.2.0',
  summary: 'Removes the expiry of a key.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RW', 'update'] }],
  reply: integer,
  handler: 'Persist',
})
