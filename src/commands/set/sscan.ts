import { command } from '../declare.ts'
import { arrayOf, bulk, tupleOf } from '../reply-shape.ts'

/** SSCAN: walks the members of a set a few at a time. */
export const sscan = command({
  name: 'sscan',
  family: 'set',
  since: '2.8.0',
  summary: 'Walks the members of a set a few at a time.',
  complexity: 'O(1) for each call, O(N) for a whole walk over N members.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'cursor', type: 'integer', acceptsText: true },
    { name: 'pattern', type: 'pattern', token: 'MATCH', optional: true },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
  ],
  tips: ['nondeterministic_output'],
  reply: tupleOf(bulk, arrayOf(bulk)),
  handler: 'Sscan',
  sharesKeys: true,
})
