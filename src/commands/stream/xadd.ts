import { command } from '../declare.ts'
import { bulk, orNull, when } from '../reply-shape.ts'
import { references, trimLimit, trimRules } from './arguments.ts'

/** XADD: appends an entry to a stream, which is created if the key is absent, and may trim the stream. */
export const xadd = command({
  name: 'xadd',
  family: 'stream',
  since: '5.0.0',
  summary: 'Appends an entry to a stream, which is created if the key is absent, and may trim the stream.',
  complexity: 'O(1) to append, O(N) to trim where N is the number of deleted entries.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    {
      name: 'key',
      type: 'key',
      keyFlags: ['RW', 'update'],
      keyNotes: 'Not only an insertion, since the stream may be trimmed.',
    },
    { name: 'nomkstream', type: 'pure-token', token: 'NOMKSTREAM', since: '6.2.0', optional: true },
    references,
    { name: 'trim', type: 'oneof', optional: true, arguments: trimRules },
    trimLimit,
    {
      name: 'id-selector',
      type: 'oneof',
      arguments: [
        { name: 'auto-id', type: 'pure-token', token: '*' },
        { name: 'id', type: 'string' },
      ],
    },
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'field', type: 'string' },
        { name: 'value', type: 'string' },
      ],
    },
  ],
  history: [
    ['6.2.0', 'The options NOMKSTREAM, MINID and LIMIT.'],
    ['7.0.0', 'IDs of the form ms-*.'],
    ['8.2.0', 'The options KEEPREF, DELREF and ACKED.'],
  ],
  tips: ['nondeterministic_output'],
  reply: when('NOMKSTREAM', orNull(bulk), bulk),
  handler: 'Xadd',
})
