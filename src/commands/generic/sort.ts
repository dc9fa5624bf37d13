import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { arrayOf, bulk, integer, orNull, whenGiven } from '../reply-shape.ts'

/** SORT: sorts the elements of a list, a set or a sorted set and returns or stores them. */
export const sort = command({
  name: 'sort',
  family: 'generic',
  since: '1.0.0',
  summary: 'Sorts the elements of a list, a set or a sorted set and returns or stores them.',
  complexity:
    'O(N+M*log(M)) where N is the number of elements and M the number of those returned; O(N) if nothing is sorted.',
  flags: ['write', 'denyoom'],
  categories: ['set', 'sortedset', 'list', 'dangerous'],
  withoutCategories: ['keyspace'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'by-pattern', type: 'pattern', token: 'BY', optional: true },
    {
      name: 'limit',
      type: 'block',
      token: 'LIMIT',
      optional: true,
      arguments: [
        { name: 'offset', type: 'integer' },
        { name: 'count', type: 'integer' },
      ],
    },
    {
      name: 'get-pattern',
      type: 'pattern',
      token: 'GET',
      optional: true,
      multiple: true,
      multipleToken: true,
    },
    {
      name: 'order',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'asc', type: 'pure-token', token: 'ASC' },
        { name: 'desc', type: 'pure-token', token: 'DESC' },
      ],
    },
    { name: 'sorting', type: 'pure-token', token: 'ALPHA', optional: true },
    { name: 'destination', type: 'key', token: 'STORE', optional: true, keyFlags: ['OW', 'update'] },
  ],
  keySpecs: [
    keyRange({ flags: ['RO', 'access'], index: 1 }),
    {
      notes: 'The keys that the patterns after BY and GET make of the elements.',
      fromValues: true,
      flags: ['RO', 'access'],
      begin: { by: 'unknown' },
      find: { by: 'unknown' },
    },
    {
      notes: 'The key after STORE, wherever it stands.',
      undisclosed: true,
      flags: ['OW', 'update'],
      begin: { by: 'keyword', keyword: 'STORE', startFrom: 2 },
      find: { by: 'range', lastKey: 0, step: 1, limit: 0 },
    },
  ],
  reply: whenGiven('STORE', integer, arrayOf(orNull(bulk))),
  handler: 'Sort',
  scope: 'keys-and-patterns',
})
