import { command } from '../declare.ts'
import { keyRange } from '../key-spec.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'

/** SORT_RO: sorts the elements of a list, a set or a sorted set and returns them. */
export const sortRo = command({
  name: 'sort_ro',
  family: 'generic',
  since: '7.0.0',
  summary: 'Sorts the elements of a list, a set or a sorted set and returns them.',
  complexity:
    'O(N+M*log(M)) where N is the number of elements and M the number of those returned; O(N) if nothing is sorted.',
  flags: ['readonly'],
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
  ],
  reply: arrayOf(orNull(bulk)),
  handler: 'SortRo',
  scope: 'keys-and-patterns',
})
