import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** PSETEX: sets the string at a key with a time to live in milliseconds. */
export const psetex = command({
  name: 'psetex',
  family: 'string',
  since: '2.6.0',
  summary: 'Sets the string at a key with a time to live in milliseconds.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'milliseconds', type: 'integer' },
    { name: 'value', type: 'string' },
  ],
  deprecatedSince: '2.6.12',
  replacedBy: 'SET with the PX option',
  reply: ok,
  handler: 'Psetex',
})
