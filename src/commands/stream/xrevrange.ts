import { command } from '../declare.ts'
import { orNull } from '../reply-shape.ts'
import { entries } from './entry-shape.ts'

/** XREVRANGE: returns the entries of a stream whose IDs are in a range, the last ones first. */
export const xrevrange = command({
  name: 'xrevrange',
  family: 'stream',
  since: '5.0.0',
  summary: 'Returns the entries of a stream whose IDs are in a range, the last ones first.',
  complexity: 'O(log M + N) where M is the number of nodes of the stream and N that of the returned entries.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'end', type: 'string' },
    { name: 'start', type: 'string' },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
  ],
  history: [['6.2.0', 'Ranges without their bounds.']],
  reply: orNull(entries),
  handler: 'Xrevrange',
  sharesKeys: true,
})
