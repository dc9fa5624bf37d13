import { command } from '../declare.ts'
import { orNull } from '../reply-shape.ts'
import { entries } from './entry-shape.ts'

/** XRANGE: returns the entries of a stream whose IDs are in a range. */
export const xrange = command({
  name: 'xrange',
  family: 'stream',
  since: '5.0.0',
  summary: 'Returns the entries of a stream whose IDs are in a range.',
  complexity: 'O(log M + N) where M is the number of nodes of the stream and N that of the returned entries.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'start', type: 'string' },
    { name: 'end', type: 'string' },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
  ],
  history: [['6.2.0', 'Ranges without their bounds.']],
  reply: orNull(entries),
  handler: 'Xrange',
  sharesKeys: true,
})
