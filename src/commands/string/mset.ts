import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** MSET: sets the strings at several keys at once. */
export const mset = command({
  name: 'mset',
  family: 'string',
  since: '1.0.1',
  summary: 'Sets the strings at several keys at once.',
  complexity: 'O(N) where N is the number of keys.',
  flags: ['write', 'denyoom'],
  arguments: [
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'key', type: 'key', keyFlags: ['OW', 'update'] },
        { name: 'value', type: 'string' },
      ],
    },
  ],
  tips: ['request_policy:multi_shard', 'response_policy:all_succeeded'],
  reply: ok,
  handler: 'Mset',
})
