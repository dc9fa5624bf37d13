import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'
import { condition, fieldsBlock } from './field-arguments.ts'

/** HEXPIRE: sets the time to live of fields of a hash in seconds. */
export const hexpire = command({
  name: 'hexpire',
  family: 'hash',
  since: '7.4.0',
  summary: 'Sets the time to live of fields of a hash in seconds.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'update'] },
    { name: 'seconds', type: 'integer' },
    condition,
    ...fieldsBlock,
  ],
  reply: arrayOf(integer),
  handler: 'Hexpire',
})
