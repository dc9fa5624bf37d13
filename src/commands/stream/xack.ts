import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** XACK: acknowledges entries that a consumer group was given and returns how many were pending. */
export const xack = command({
  name: 'xack',
  family: 'stream',
  since: '5.0.0',
  summary: 'Acknowledges entries that a consumer group was given and returns how many were pending.',
  complexity: 'O(N) where N is the number of IDs.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'group', type: 'string' },
    { name: 'id', type: 'string', multiple: true },
  ],
  reply: integer,
  handler: 'Xack',
})
