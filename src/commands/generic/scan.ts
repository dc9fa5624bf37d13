import { command } from '../declare.ts'
import { arrayOf, bulk, tupleOf } from '../reply-shape.ts'

/** SCAN: walks the keys of the database a few at a time. */
export const scan = command({
  name: 'scan',
  family: 'generic',
  since: '2.8.0',
  summary: 'Walks the keys of the database a few at a time.',
  complexity: 'O(1) for each call, O(N) for a whole walk over N keys.',
  flags: ['readonly', 'touches_arbitrary_keys'],
  arguments: [
    { name: 'cursor', type: 'integer', acceptsText: true },
    { name: 'pattern', type: 'pattern', token: 'MATCH', optional: true },
    { name: 'count', type: 'integer', token: 'COUNT', optional: true },
    { name: 'type', type: 'string', token: 'TYPE', since: '6.0.0', optional: true },
  ],
  history: [['6.0.0', 'The option TYPE.']],
  tips: ['nondeterministic_output', 'request_policy:special', 'response_policy:special'],
  reply: tupleOf(bulk, arrayOf(bulk)),
  handler: 'Scan',
  scope: 'shard-walk',
})
