import { command } from '../declare.ts'
import { arrayOf, integer, orNull } from '../reply-shape.ts'

const readsOnly = (args: readonly string[]) =>
  args.length > 1 && !args.slice(1).some((word) => /^(set|incrby)$/i.test(word))

/** BITFIELD: reads and writes integers of any width at any bit offset of a string. */
export const bitfield = command({
  name: 'bitfield',
  family: 'bitmap',
  since: '3.2.0',
  summary: 'Reads and writes integers of any width at any bit offset of a string.',
  complexity: 'O(1) for each operation.',
  flags: ['write', 'denyoom'],
  arguments: [
    {
      name: 'key',
      type: 'key',
      keyFlags: ['RW', 'access', 'update', 'variable_flags'],
      keyNotes: 'Writes only if SET or INCRBY is given.',
    },
    {
      name: 'operation',
      type: 'oneof',
      optional: true,
      multiple: true,
      arguments: [
        {
          name: 'get-block',
          type: 'block',
          token: 'GET',
          arguments: [
            { name: 'encoding', type: 'string' },
            { name: 'offset', type: 'integer', acceptsText: true },
          ],
        },
        {
          name: 'write',
          type: 'block',
          arguments: [
            {
              name: 'overflow-block',
              type: 'oneof',
              token: 'OVERFLOW',
              optional: true,
              arguments: [
                { name: 'wrap', type: 'pure-token', token: 'WRAP' },
                { name: 'sat', type: 'pure-token', token: 'SAT' },
                { name: 'fail', type: 'pure-token', token: 'FAIL' },
              ],
            },
            {
              name: 'write-operation',
              type: 'oneof',
              arguments: [
                {
                  name: 'set-block',
                  type: 'block',
                  token: 'SET',
                  arguments: [
                    { name: 'encoding', type: 'string' },
                    { name: 'offset', type: 'integer', acceptsText: true },
                    { name: 'value', type: 'integer' },
                  ],
                },
                {
                  name: 'incrby-block',
                  type: 'block',
                  token: 'INCRBY',
                  arguments: [
                    { name: 'encoding', type: 'string' },
                    { name: 'offset', type: 'integer', acceptsText: true },
                    { name: 'increment', type: 'integer' },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  keyFlagsFor: (args) => (readsOnly(args) ? ['RO', 'access'] : ['RW', 'access', 'update']),
  reply: arrayOf(orNull(integer)),
  handler: 'Bitfield',
})
