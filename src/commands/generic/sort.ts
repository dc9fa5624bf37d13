import { command } from '../declare.ts'
import { arrayOf, bulk, integer, orNull, whenGiven } from '../reply-shape.ts'
import { sortArguments, sortKeySpecs } from './sort-arguments.ts'

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
    ...sortArguments,
    { name: 'destination', type: 'key', token: 'STORE', optional: true, keyFlags: ['OW', 'update'] },
  ],
  keySpecs: [
    ...sortKeySpecs,
    {
      notes: 'The key after STORE, wherever it stands.',
      undisclosed: true,
      flags: ['OW', 'update'],
      begin: {
        by: 'keyword',
        keyword: 'STORE',
        startFrom: 2,
        otherOptions: { limit: 2, get: 1, by: 1 },
      },
      find: { by: 'range', lastKey: 0, step: 1, limit: 0 },
    },
  ],
  reply: whenGiven('STORE', integer, arrayOf(orNull(bulk))),
  handler: 'Sort',
  scope: 'keys-and-patterns',
})
