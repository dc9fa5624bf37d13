import { command } from '../declare.ts'
import { arrayOf, bulk, later, orNull, tupleOf } from '../reply-shape.ts'

/** BLMPOP: takes elements from an end of the first of several lists that has any, and waits for one. */
export const blmpop = command({
  name: 'blmpop',
  family: 'list',
  since: '7.0.0',
  summary: 'Takes elements from an end of the first of several lists that has any, and waits for one.',
  complexity: 'O(N+M) where N is the number of keys and M the number of elements returned.',
  flags: ['write', 'blocking'],
  arguments: [
    { name: 'timeout', type: 'double' },
    { name: 'numkeys', type: 'integer', countsKeys: true },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RW', 'access', 'delete'] },
    {
      name: 'where',
      type: 'oneof',
      arguments: [
        { name: 'left', type: 'pure-token', token: 'LEFT' },
        { name: 'right', type: 'pure-token', token: 'RIGHT' },
      ],
    },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
  ],
  reply: later(orNull(tupleOf(bulk, arrayOf(bulk)))),
  handler: 'Blmpop',
})
