import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** BITPOS: finds the first bit that is set, or clear, in a string or in a part of it. */
export const bitpos = command({
  name: 'bitpos',
  family: 'bitmap',
  since: '2.8.7',
  summary: 'Finds the first bit that is set, or clear, in a string or in a part of it.',
  complexity: 'O(N)',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'bit', type: 'integer' },
    {
      name: 'index',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'start', type: 'integer' },
        {
          name: 'end-index',
          type: 'block',
          optional: true,
          arguments: [
            { name: 'end', type: 'integer' },
            {
              name: 'index-unit',
              type: 'oneof',
              since: '7.0.0',
              optional: true,
              arguments: [
                { name: 'byte', type: 'pure-token', token: 'BYTE' },
                { name: 'bit', type: 'pure-token', token: 'BIT' },
              ],
            },
          ],
        },
      ],
    },
  ],
  history: [['7.0.0', 'The option BYTE or BIT.']],
  reply: integer,
  handler: 'Bitpos',
  sharesKeys: true,
})
