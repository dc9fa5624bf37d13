import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** HSET: sets fields of a hash to values and returns how many of them are new. */
export const hset = command({
  name: 'hset',
  family: 'hash',
  since: '2.0.0',
  summary: 'Sets fields of a hash to values and returns how many of them are new.',
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
  history: [['4.0.0', 'Several fields.']],
  reply: integer,
  handler: 'Hset',
})
