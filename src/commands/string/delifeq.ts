import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** DELIFEQ: deletes a key if it holds the given string. */
export const delifeq = command({
  name: 'delifeq',
  family: 'string',
  since: '9.0.0',
  summary: 'Deletes a key if it holds the given string.',
  complexity: 'O(1)',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RM', 'delete'] },
    { name: 'value', type: 'string' },
  ],
  reply: integer,
  handler: 'Delifeq',
})
