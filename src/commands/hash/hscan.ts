import { command } from '../declare.ts'
import { arrayOf, bulk, tupleOf } from '../reply-shape.ts'

/** HSCAN: walks the fields of a hash a few at a time. */
export const hscan = command({
  name: 'hscan',
  family: 'hash',
  since: '2.8.0',
  summary: 'Walks the fields of a hash a few at a time.',
  complexity: 'O(1) for each call, O(N) for a whole walk over N fields.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'cursor', type: 'integer', acceptsText: true },
    { name: 'pattern', type: 'pattern', token: 'MATCH', optional: true },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
    { name: 'novalues', type: 'pure-token', token: 'NOVALUES', since: '7.4.0', optional: true },
  ],
  history: [['7.4.0', 'The option NOVALUES.']],
  tips: ['nondeterministic_output'],
  reply: tupleOf(bulk, arrayOf(bulk)),
  handler: 'Hscan',
  sharesKeys: true,
})
