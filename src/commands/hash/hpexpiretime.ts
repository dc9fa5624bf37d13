import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'
import { fieldsBlock } from './field-arguments.ts'

/** HPEXPIRETIME: returns the Unix time in milliseconds at which fields of a hash expire. */
export const hpexpiretime = command({
  name: 'hpexpiretime',
  family: 'hash',
  since: '7.4.0',
  summary: 'Returns the Unix time in milliseconds at which fields of a hash expire.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }, ...fieldsBlock],
  reply: arrayOf(integer),
  handler: 'Hpexpiretime',
  sharesKeys: true,
})
