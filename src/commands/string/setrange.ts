import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SETRANGE: overwrites a part of the string at a key, from an offset on, padding with zero bytes. */
export const setrange = command({
  name: 'setrange',
  family: 'string',
  since: '2.2.0',
  summary: 'Overwrites a part of the string at a key, from an offset on, padding with zero bytes.',
  complexity: 'O(M) where M is the length of the value; O(1) for small values.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'offset', type: 'integer' },
    { name: 'value', type: 'string' },
  ],
  reply: integer,
  handler: 'Setrange',
})
