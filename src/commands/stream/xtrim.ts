import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'
import { references, trimLimit, trimRules } from './arguments.ts'

/** XTRIM: deletes entries from the front of a stream and returns how many. */
export const xtrim = command({
  name: 'xtrim',
  family: 'stream',
  since: '5.0.0',
  summary: 'Deletes entries from the front of a stream and returns how many.',
  complexity: 'O(N) where N is the number of deleted entries.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'trim', type: 'oneof', arguments: trimRules },
    trimLimit,
    references,
  ],
  history: [
    ['6.2.0', 'The options MINID and LIMIT.'],
    ['8.2.0', 'The options KEEPREF, DELREF and ACKED.'],
  ],
  tips: ['nondeterministic_output'],
  reply: integer,
  handler: 'Xtrim',
})
