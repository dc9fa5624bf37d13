import { command } from '../declare.ts'
import { arrayOf, integer, orNull, whenGiven } from '../reply-shape.ts'

/** LPOS: returns the index of elements that equal the given one. */
export const lpos = command({
  name: 'lpos',
  family: 'list',
  since: '6.0.6',
  summary: 'Returns the index of elements that equal the given one.',
  complexity: 'O(N) where N is the number of elements compared, at most MAXLEN.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'element', type: 'string' },
    { name: 'rank', type: 'integer', token: 'RANK', optional: true },
    { name: 'num-matches', type: 'integer', token: 'COUNT', optional: true },
    { name: 'len', type: 'integer', token: 'MAXLEN', optional: true },
  ],
  reply: whenGiven('COUNT', arrayOf(integer), orNull(integer)),
  sharesKeys: true,
  handler: 'Lpos',
})
