import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZINTERCARD: counts the members that all of several sorted sets have. */
export const zintercard = command({
  name: 'zintercard',
  family: 'sorted-set',
  since: '7.0.0',
  summary: 'Counts the members that all of several sorted sets have.',
  complexity: 'O(N*K) at worst, where N is the size of the smallest sorted set and K their number.',
  flags: ['readonly'],
  arguments: [
    { name: 'numkeys', type: 'integer', countsKeys: true },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
    { name: 'limit', type: 'integer', token: 'LIMIT', optional: true },
  ],
  reply: integer,
  handler: 'Zintercard',
  sharesKeys: true,
})
