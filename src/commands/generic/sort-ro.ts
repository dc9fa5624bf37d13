import { command } from '../declare.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'
import { sortArguments, sortKeySpecs } from './sort-arguments.ts'

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
  arguments: sortArguments,
  keySpecs: sortKeySpecs,
  reply: arrayOf(orNull(bulk)),
  handler: 'SortRo',
  scope: 'keys-and-patterns',
})
