import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { bulk, double, later, orNull, tupleOf } from '../reply-shape.ts'

/** BZPOPMAX: takes the member with the greatest score out of the first sorted set that has any, and waits if none has. */
export const bzpopmax = command({
  name: 'bzpopmax',
  family: 'sorted-set',
  since: '5.0.0',
  summary:
    'Takes the member with the greatest score out of the first sorted set that has any, and waits if none has.',
  complexity: 'O(log(N)) where N is the size of the sorted set.',
  flags: ['write', 'noscript', 'blocking', 'fast'],
  arguments: [
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RW', 'access', 'delete'] },
    { name: 'timeout', type: 'double' },
  ],
  keySpecs: [keyRange({ flags: ['RW', 'access', 'delete'], index: 1, lastKey: -2 })],
  history: [['6.0.0', 'The timeout may be fractional.']],
  reply: later(orNull(tupleOf(bulk, bulk, double))),
  handler: 'Bzpopmax',
})
