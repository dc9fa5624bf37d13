import { command } from '../declare.ts'
import { status } from '../reply-shape.ts'

/** TYPE: returns the type of the value at a key. */
export const type = command({
  name: 'type',
  family: 'generic',
  since: '1.0.0',
  summary: 'Returns the type of the value at a key.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  reply: status('none', 'string', 'list', 'set', 'zset', 'hash', 'stream'),
  handler: 'Type',
  sharesKeys: true,
})
