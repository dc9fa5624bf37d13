import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SETNX: sets the string at a key if the key is absent. */
export const setnx = command({
  name: 'setnx',
  family: 'string',
  since: '1.0.0',
  summary: 'Sets the string at a key if the key is absent.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['OW', 'insert'] },
    { name: 'value', type: 'string' },
  ],
  deprecatedSince: '2.6.12',
  replacedBy: 'SET with the NX option',
  reply: integer,
  handler: 'Setnx',
})
