import { command } from '../declare.ts'
import { arrayOf, bulk, either, orNull, tupleOf, when } from '../reply-shape.ts'

/** HRANDFIELD: returns one or more fields of a hash, chosen at random. */
export const hrandfield = command({
  name: 'hrandfield',
  family: 'hash',
  since: '6.2.0',
  summary: 'Returns one or more fields of a hash, chosen at random.',
  complexity: 'O(N) where N is the number of returned fields.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    {
      name: 'options',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'count', type: 'integer' },
        { name: 'withvalues', type: 'pure-token', token: 'WITHVALUES', optional: true },
      ],
    },
  ],
  tips: ['nondeterministic_output'],
  reply: when('WITHVALUES', arrayOf(tupleOf(bulk, bulk)), either(orNull(bulk), arrayOf(bulk))),
  handler: 'Hrandfield',
  sharesKeys: true,
})
