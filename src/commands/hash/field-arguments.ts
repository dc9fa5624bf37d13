/** What the commands on given fields have in common. */

/** Under which condition a field's time to live is set. */
export const condition = {
  name: 'condition',
  type: 'oneof',
  optional: true,
  arguments: [
    { name: 'nx', type: 'pure-token', token: 'NX' },
    { name: 'xx', type: 'pure-token', token: 'XX' },
    { name: 'gt', type: 'pure-token', token: 'GT' },
    { name: 'lt', type: 'pure-token', token: 'LT' },
  ],
} as const

/** The fields, after their number. */
export const fieldsBlock = [
  { name: 'fields', type: 'pure-token', token: 'FIELDS' },
  { name: 'numfields', type: 'integer', countsKeys: true },
  { name: 'field', type: 'string', multiple: true },
] as const
