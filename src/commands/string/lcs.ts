import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { anything, arrayOf, bulk, integer, recordOf, when } from '../reply-shape.ts'

/** LCS: finds the longest common subsequence of two strings. */
export const lcs = command({
  name: 'lcs',
  family: 'string',
  since: '7.0.0',
  summary: 'Finds the longest common subsequence of two strings.',
  complexity: 'O(N*M) where N and M are the lengths of the strings.',
  flags: ['readonly'],
  arguments: [
    { name: 'key1', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'key2', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'len', type: 'pure-token', token: 'LEN', optional: true },
    { name: 'idx', type: 'pure-token', token: 'IDX', optional: true },
    { name: 'min-match-len', type: 'integer', token: 'MINMATCHLEN', optional: true },
    { name: 'withmatchlen', type: 'pure-token', token: 'WITHMATCHLEN', optional: true },
  ],
  keySpecs: [keyRange({ flags: ['RO', 'access'], index: 1, lastKey: 1 })],
  reply: when('LEN', integer, when('IDX', recordOf({ matches: arrayOf(anything), len: integer }), bulk)),
  handler: 'Lcs',
  sharesKeys: true,
})
