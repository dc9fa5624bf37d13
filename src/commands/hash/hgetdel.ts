import { command } from '../declare.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'

/** HGETDEL: returns the values of fields of a hash and removes the fields. */
export const hgetdel = command({
  name: 'hgetdel',
  family: 'hash',
  since: '8.0.0',
  summary: 'Returns the values of fields of a hash and removes the fields.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'delete'] },
    { name: 'fields', type: 'pure-token', token: 'FIELDS' },
    { name: 'numfields', type: 'integer', countsKeys: true },
    { name: 'field', type: 'string', multiple: true },
  ],
  reply: arrayOf(orNull(bulk)),
  handler: 'Hgetdel',
})
