import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** LINDEX: returns the element of a list at an index; negative ones count from the tail. */
export const lindex = command({
  name: 'lindex',
  family: 'list',
  since: '1.0.0',
  summary: 'Returns the element of a list at an index; negative ones count from the tail.',
  complexity: 'O(log(N)); the ends are O(1).',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'index', type: 'integer' },
  ],
  reply: orNull(bulk),
  sharesKeys: true,
  handler: 'Lindex',
})
