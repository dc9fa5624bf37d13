import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'
import { condition, fieldsBlock } from './field-arguments.ts'

/** HEXPIREAT: sets the Unix time in seconds at which fields of a hash expire. */
export const hexpireat = command({
  name: 'hexpireat',
  family: 'hash',
  since: '7.4.0',
  summary: 'Sets the Unix time in seconds at which fields of a hash expire.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'unix-time-seconds', type: 'unix-time' },
    condition,
    ...fieldsBlock,
  ],
  reply: arrayOf(integer),
  handler: 'Hexpireat',
})
