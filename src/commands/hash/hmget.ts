import { command } from '../declare.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'

/** HMGET: returns the values of several fields of a hash. */
export const hmget = command({
  name: 'hmget',
  family: 'hash',
  since: '2.0.0',
  summary: 'Returns the values of several fields of a hash.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['readonly', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'field', type: 'string', multiple: true },
  ],
  reply: arrayOf(orNull(bulk)),
  handler: 'Hmget',
  sharesKeys: true,
})
