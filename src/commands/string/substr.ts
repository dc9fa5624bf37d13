import { command } from '../declare.ts'
import { bulk } from '../reply-shape.ts'

/** SUBSTR: returns the part of a string between two offsets. */
export const substr = command({
  name: 'substr',
  family: 'string',
  since: '1.0.0',
  summary: 'Returns the part of a string between two offsets.',
  complexity: 'O(N) where N is the length of the returned part.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'start', type: 'integer' },
    { name: 'end', type: 'integer' },
  ],
  deprecatedSince: '2.0.0',
  replacedBy: 'GETRANGE',
  reply: bulk,
  handler: 'Substr',
  sharesKeys: true,
})
