import { keyRange } from '../key-spec.ts'

/** What SORT and SORT_RO have in common: all but STORE. */
export const sortArguments = [
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
] as const

/** The keys that both read. */
export const sortKeySpecs = [
  keyRange({ flags: ['RO', 'access'], index: 1 }),
  {
    notes: 'The keys that the patterns after BY and GET make of the elements.',
    fromValues: true,
    flags: ['RO', 'access'],
    begin: { by: 'unknown' },
    find: { by: 'unknown' },
  },
] as const
