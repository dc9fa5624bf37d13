import { command } from '../declare.ts'
import { arrayOf, integer } from '../reply-shape.ts'
import { fieldsBlock } from './field-arguments.ts'

/** HTTL: returns the remaining time to live of fields of a hash in seconds. */
export const httl = command({
  name: 'httl',
  family: 'hash',
  since: '7.4.0',
  summary: 'Returns the remaining time to live of fields of a hash in seconds.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }, ...fieldsBlock],
  tips: ['nondeterministic_output'],
  reply: arrayOf(integer),
  handler: 'Httl',
  sharesKeys: true,
})
