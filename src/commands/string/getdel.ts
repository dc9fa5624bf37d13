import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** GETDEL: returns the string at a key and deletes the key. */
export const getdel = command({
  name: 'getdel',
  family: 'string',
  since: '6.2.0',
  summary: 'Returns the string at a key and deletes the key.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] }],
  reply: orNull(bulk),
  handler: 'Getdel',
})
