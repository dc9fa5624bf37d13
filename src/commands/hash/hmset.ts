import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** HMSET: sets fields of a hash to values. */
export const hmset = command({
  name: 'hmset',
  family: 'hash',
  since: '2.0.0',
  summary: 'Sets fields of a hash to values.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'field', type: 'string' },
        { name: 'value', type: 'string' },
      ],
    },
  ],
  deprecatedSince: '4.0.0',
  replacedBy: '`HSET` with multiple field-value pairs',
  reply: ok,
  handler: 'Hmset',
})
