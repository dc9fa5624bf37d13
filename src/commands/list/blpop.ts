import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { bulk, later, orNull, tupleOf } from '../reply-shape.ts'

/** BLPOP: takes the first element of the first of several lists that has any, and waits for one. */
export const blpop = command({
  name: 'blpop',
  family: 'list',
  since: '2.0.0',
  summary: 'Takes the first element of the first of several lists that has any, and waits for one.',
  complexity: 'O(N) where N is the number of keys.',
  flags: ['write', 'noscript', 'blocking'],
  arguments: [
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RW', 'access', 'delete'] },
    { name: 'timeout', type: 'double' },
  ],
  keySpecs: [keyRange({ flags: ['RW', 'access', 'delete'], index: 1, lastKey: -2 })],
  history: [['6.0.0', 'A timeout with a fraction.']],
  reply: later(orNull(tupleOf(bulk, bulk))),
  handler: 'Blpop',
})
