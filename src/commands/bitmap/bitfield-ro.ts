import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'

/** BITFIELD_RO: reads integers of any width at any bit offset of a string. */
export const bitfieldRo = command({
  name: 'bitfield_ro',
  family: 'bitmap',
  since: '6.0.0',
  summary: 'Reads integers of any width at any bit offset of a string.',
  complexity: 'O(1) for each operation.',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    {
      name: 'encoding-offset',
      type: 'block',
      token: 'GET',
      optional: true,
      multiple: true,
      multipleToken: true,
      arguments: [
        { name: 'encoding', type: 'string' },
        { name: 'offset', type: 'integer', acceptsText: true },
      ],
    },
  ],
  reply: arrayOf(integer),
  handler: 'BitfieldRo',
  sharesKeys: true,
})
