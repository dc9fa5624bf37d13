import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** BITCOUNT: counts the bits that are set in a string or in a part of it. */
export const bitcount = command({
  name: 'bitcount',
  family: 'bitmap',
  since: '2.6.0',
  summary: 'Counts the bits that are set in a string or in a part of it.',
  complexity: 'O(N)',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    {
      name: 'index',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'start', type: 'integer' },
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
  history: [['7.0.0', 'The option BYTE or BIT.']],
  reply: integer,
  handler: 'Bitcount',
  sharesKeys: true,
})
