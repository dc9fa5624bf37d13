import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** XLEN: returns the number of entries of a stream. */
export const xlen = command({
  name: 'xlen',
  family: 'stream',
  since: '5.0.0',
  summary: 'Returns the number of entries of a stream.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  reply: integer,
  handler: 'Xlen',
  sharesKeys: true,
})
