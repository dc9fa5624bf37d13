import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'
import { condition, fieldsBlock } from './field-arguments.ts'

/** HPEXPIREAT: sets the Unix time in milliseconds at which fields of a hash expire. */
export const hpexpireat = command({
  name: 'hpexpireat',
  family: 'hash',
  since: '7.4.0',
  summary: 'Sets the Unix time in milliseconds at which fields of a hash expire.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'unix-time-milliseconds', type: 'unix-time' },
    condition,
    ...fieldsBlock,
  ],
  reply: arrayOf(integer),
  handler: 'Hpexpireat',
})
