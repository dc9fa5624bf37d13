import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** SINTERCARD: returns how many members all the sets have. */
export const sintercard = command({
  name: 'sintercard',
  family: 'set',
  since: '7.0.0',
  summary: 'Returns how many members all the sets have.',
  complexity: 'O(N*M) where N is the number of members of the smallest set and M is the number of sets.',
  flags: ['readonly'],
  arguments: [
    { name: 'numkeys', type: 'integer', countsKeys: true },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
    { name: 'limit', type: 'integer', token: 'LIMIT', optional: true },
  ],
  reply: integer,
  handler: 'Sintercard',
  sharesKeys: true,
})
