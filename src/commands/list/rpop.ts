import { command } from '../declare.ts'
import { arrayOf, bulk, either, nothing } from '../reply-shape.ts'

/** RPOP: takes the last element, or several, from a list. */
export const rpop = command({
  name: 'rpop',
  family: 'list',
  since: '1.0.0',
  summary: 'Takes the last element, or several, from a list.',
  complexity: 'O(N) where N is the number of elements returned.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'count', type: 'integer', since: '6.2.0', optional: true },
  ],
  history: [['6.2.0', 'The argument count.']],
  reply: either(bulk, arrayOf(bulk), nothing),
  handler: 'Rpop',
})
