import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** GETSET: sets the string at a key and returns the one before. */
export const getset = command({
  name: 'getset',
  family: 'string',
  since: '1.0.0',
  summary: 'Sets the string at a key and returns the one before.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'] },
    { name: 'value', type: 'string' },
  ],
  deprecatedSince: '6.2.0',
  replacedBy: 'SET with the GET option',
  reply: orNull(bulk),
  handler: 'Getset',
})
