import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** GET: returns the string at a key. */
export const get = command({
  name: 'get',
  family: 'string',
  since: '1.0.0',
  summary: 'Returns the string at a key.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  reply: orNull(bulk),
  handler: 'Get',
  sharesKeys: true,
})
