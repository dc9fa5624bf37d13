import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'

/** SMISMEMBER: tells of several members whether a set has them. */
export const smismember = command({
  name: 'smismember',
  family: 'set',
  since: '6.2.0',
  summary: 'Tells of several members whether a set has them.',
  complexity: 'O(N) where N is the number of members given.',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member', type: 'string', multiple: true },
  ],
  reply: arrayOf(integer),
  handler: 'Smismember',
  sharesKeys: true,
})
