import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** GETBIT: returns one bit of the string at a key. */
export const getbit = command({
  name: 'getbit',
  family: 'bitmap',
  since: '2.2.0',
  summary: 'Returns one bit of the string at a key.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'offset', type: 'integer' },
  ],
  reply: integer,
  handler: 'Getbit',
  sharesKeys: true,
})
