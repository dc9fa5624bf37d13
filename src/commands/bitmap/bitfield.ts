import { command } from '../declare.ts'
import { arrayOf, integer, orNull } from '../reply-shape.ts'

/** Whether every operation is a GET; what is no operation might be meant to write. */
function readsOnly(operations: readonly string[]): boolean {
  const wordsAfter: { readonly [operation: string]: number } = { get: 2, overflow: 1 }
  let index = 0
  while (index < operations.length) {
    const words = wordsAfter[operations[index]?.toLowerCase() ?? '']
    if (words === undefined || index + words >= operations.length) return false
    index += 1 + words
  }
  return true
}

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
  keyFlagsFor: ([, ...operations]) => (readsOnly(operations) ? ['RO', 'access'] : ['RW', 'access', 'update']),
  reply: arrayOf(orNull(integer)),
  handler: 'Bitfield',
})
