import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** LSET: replaces the element of a list at an index. */
export const lset = command({
  name: 'lset',
  family: 'list',
  since: '1.0.0',
  summary: 'Replaces the element of a list at an index.',
  complexity: 'O(log(N)); the ends are O(1).',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'index', type: 'integer' },
    { name: 'element', type: 'string' },
  ],
  reply: ok,
  handler: 'Lset',
})
