import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'
import { fieldsBlock } from './field-arguments.ts'

/** HPTTL: returns the remaining time to live of fields of a hash in milliseconds. */
export const hpttl = command({
  name: 'hpttl',
  family: 'hash',
  since: '7.4.0',
  summary: 'Returns the remaining time to live of fields of a hash in milliseconds.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }, ...fieldsBlock],
  tips: ['nondeterministic_output'],
  reply: arrayOf(integer),
  handler: 'Hpttl',
  sharesKeys: true,
})
