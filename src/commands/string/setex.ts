import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** SETEX: sets the string at a key with a time to live in seconds. */
export const setex = command({
  name: 'setex',
  family: 'string',
  since: '2.0.0',
  summary: 'Sets the string at a key with a time to live in seconds.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'seconds', type: 'integer' },
    { name: 'value', type: 'string' },
  ],
  deprecatedSince: '2.6.12',
  replacedBy: 'SET with the EX option',
  reply: ok,
  handler: 'Setex',
})
