import { command } from '../declare.ts'
import { arrayOf, bulk, either, integer, orNull, tupleOf } from '../reply-shape.ts'

/** XPENDING: describes the entries that a consumer group was given and has not acknowledged. */
export const xpending = command({
  name: 'xpending',
  family: 'stream',
  since: '5.0.0',
  summary: 'Describes the entries that a consumer group was given and has not acknowledged.',
  complexity: 'O(N) where N is the number of entries looked at; O(C) for the summary of C consumers.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'group', type: 'string' },
    {
      name: 'filters',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'min-idle-time', type: 'integer', token: 'IDLE', since: '6.2.0', optional: true },
        { name: 'start', type: 'string' },
        { name: 'end', type: 'string' },
        { name: 'count', type: 'integer' },
        { name: 'consumer', type: 'string', optional: true },
      ],
    },
  ],
  history: [['6.2.0', 'The option IDLE, and ranges without their bounds.']],
  tips: ['nondeterministic_output'],
  reply: either(
    tupleOf(integer, orNull(bulk), orNull(bulk), orNull(arrayOf(tupleOf(bulk, bulk)))),
    arrayOf(tupleOf(bulk, bulk, integer, integer)),
  ),
  handler: 'Xpending',
  sharesKeys: true,
})
