import { keyRange } from '../key-spec.ts'
import { limit, order } from '../order-and-limit.ts'

/** What SORT and SORT_RO have in common: all but STORE. */
export const sortArguments = [
  { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
  { name: 'by-pattern', type: 'pattern', token: 'BY', optional: true },
  limit,
  {
    name: 'get-pattern',
    type: 'pattern',
    token: 'GET',
    optional: true,
    multiple: true,
    multipleToken: true,
  },
  order,
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
