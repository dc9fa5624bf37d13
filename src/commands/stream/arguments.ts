import type { Argument } from '../declare.ts'

/** What becomes of the references that consumer groups have to a deleted entry. */
export const references = {
  name: 'condition',
  type: 'oneof',
  since: '8.2.0',
  optional: true,
  arguments: [
    { name: 'keepref', type: 'pure-token', token: 'KEEPREF' },
    { name: 'delref', type: 'pure-token', token: 'DELREF' },
    { name: 'acked', type: 'pure-token', token: 'ACKED' },
  ],
} as const satisfies Argument

const operator = {
  name: 'operator',
  type: 'oneof',
  optional: true,
  arguments: [
    { name: 'equal', type: 'pure-token', token: '=' },
    { name: 'approximately', type: 'pure-token', token: '~' },
  ],
} as const satisfies Argument

/** The two rules by which a stream is trimmed, of which a call has one. */
export const trimRules = [
  {
    name: 'maxlen',
    type: 'block',
    token: 'MAXLEN',
    arguments: [operator, { name: 'threshold', type: 'integer' }],
  },
  {
    name: 'minid',
    type: 'block',
    token: 'MINID',
    since: '6.2.0',
    arguments: [operator, { name: 'threshold', type: 'string' }],
  },
] as const satisfies readonly Argument[]

/** The most entries that an approximate trim deletes. */
export const trimLimit = {
  name: 'limit',
  type: 'integer',
  token: 'LIMIT',
  since: '6.2.0',
  optional: true,
} as const satisfies Argument

/** A number of IDs, and they. */
export const countedIds = [
  { name: 'ids', type: 'pure-token', token: 'IDS' },
  { name: 'numids', type: 'integer', countsKeys: true },
  { name: 'id', type: 'string', multiple: true },
] as const satisfies readonly Argument[]
