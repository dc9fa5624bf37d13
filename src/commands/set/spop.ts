import { command } from '../declare.ts'
import { arrayOf, bulk, either, orNull } from '../reply-shape.ts'

/** SPOP: removes members of a set at random and returns them. */
export const spop = command({
  name: 'spop',
  family: 'set',
  since: '1.0.0',
  summary: 'Removes members of a set at random and returns them.',
  complexity: 'O(N) where N is the number of members returned.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'count', type: 'integer', since: '3.2.0', optional: true },
  ],
  history: [['3.2.0', 'The argument count.']],
  tips: ['nondeterministic_output'],
  reply: either(arrayOf(bulk), orNull(bulk)),
  handler: 'Spop',
})
