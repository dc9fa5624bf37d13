import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'
import { fieldsBlock } from './field-arguments.ts'

/** HPERSIST: removes the expiry of fields of a hash. */
export const hpersist = command({
  name: 'hpersist',
  family: 'hash',
  since: '7.4.0',
  summary: 'Removes the expiry of fields of a hash.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RW', 'update'] }, ...fieldsBlock],
  reply: arrayOf(integer),
  handler: 'Hpersist',
})
