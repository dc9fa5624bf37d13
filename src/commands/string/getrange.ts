import { command } from '../declare.ts'
import { bulk } from '../reply-shape.ts'

/** GETRANGE: returns the part of a string between two offsets. */
export const getrange = command({
  name: 'getrange',
  family: 'string',
  since: '2.4.0',
  summary: 'Returns the part of a string between two offsets.',
  complexity: 'O(N) where N is the length of the returned part.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'start', type: 'integer' },
    { name: 'end', type: 'integer' },
  ],
  reply: bulk,
  handler: 'Getrange',
  sharesKeys: true,
})
