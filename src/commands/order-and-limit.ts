/** How what was found is ordered, and how much of it is wanted, as several families ask for it. */

/** ASC or DESC. */
export const order = {
  name: 'order',
  type: 'oneof',
  optional: true,
  arguments: [
    { name: 'asc', type: 'pure-token', token: 'ASC' },
    { name: 'desc', type: 'pure-token', token: 'DESC' },
  ],
} as const

/** LIMIT offset count. */
export const limit = {
  name: 'limit',
  type: 'block',
  token: 'LIMIT',
  optional: true,
  arguments: [
    { name: 'offset', type: 'integer' },
    { name: 'count', type: 'integer' },
  ],
} as const

/** The same under its other name. */
export const offsetCount = { ...limit, name: 'offset-count' } as const
