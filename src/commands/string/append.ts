import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** APPEND: appends a value to the string at a key, creating the key if it is absent. */
export const append = command({
  name: 'append',
  family: 'string',
  since: '2.0.0',
  summary: 'Appends a value to the string at a key, creating the key if it is absent.',
  complexity: 'O(1) amortized.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'value', type: 'string' },
  ],
  reply: integer,
  handler: 'Append',
})
