import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HSETNX: sets a field of a hash to a value if the field is absent. */
export const hsetnx = command({
  name: 'hsetnx',
  family: 'hash',
  since: '2.0.0',
  summary: 'Sets a field of a hash to a value if the field is absent.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'field', type: 'string' },
    { name: 'value', type: 'string' },
  ],
  reply: integer,
  handler: 'Hsetnx',
})
