import { command } from '../declare.ts'
import { arrayOf, bulk, either, orNull } from '../reply-shape.ts'

/** SRANDMEMBER: returns members of a set at random. */
export const srandmember = command({
  name: 'srandmember',
  family: 'set',
  since: '1.0.0',
  summary: 'Returns members of a set at random.',
  complexity: 'O(N) where N is the number of members returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'count', type: 'integer', since: '2.6.0', optional: true },
  ],
  history: [['2.6.0', 'The argument count.']],
  tips: ['nondeterministic_output'],
  reply: either(arrayOf(bulk), orNull(bulk)),
  handler: 'Srandmember',
  sharesKeys: true,
})
