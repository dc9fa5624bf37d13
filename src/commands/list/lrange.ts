import { command } from '../declare.ts'
import { arrayOf, bulk } from '../reply-shape.ts'

/** LRANGE: returns the elements of a list from one index to another, both included. */
export const lrange = command({
  name: 'lrange',
  family: 'list',
  since: '1.0.0',
  summary: 'Returns the elements of a list from one index to another, both included.',
  complexity: 'O(log(S)+N) where S is the length of the list and N the number of elements returned.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'start', type: 'integer' },
    { name: 'stop', type: 'integer' },
  ],
  reply: arrayOf(bulk),
  sharesKeys: true,
  handler: 'Lrange',
})
