import { command } from '../declare.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'
import { fieldsBlock } from './field-arguments.ts'

/** HGETDEL: returns the values of fields of a hash and removes the fields. */
export const hgetdel = command({
  name: 'hgetdel',
  family: 'hash',
  since: '8.0.0',
  summary: 'Returns the values of fields of a hash and removes the fields.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] }, ...fieldsBlock],
  reply: arrayOf(orNull(bulk)),
  handler: 'Hgetdel',
})
