/** What every call of a script takes after its name. */
export const keysAndValues = [
  { name: 'numkeys', type: 'integer', countsKeys: true },
  { name: 'key', type: 'key', keyFlags: ['RW', 'access', 'update'], optional: true, multiple: true },
  { name: 'arg', type: 'string', optional: true, multiple: true, acceptsNumbers: true },
] as const

/** The same of a script that may only read. */
export const readKeysAndValues = [
  { name: 'numkeys', type: 'integer', countsKeys: true },
  { name: 'key', type: 'key', keyFlags: ['RO', 'access'], optional: true, multiple: true },
  { name: 'arg', type: 'string', optional: true, multiple: true, acceptsNumbers: true },
] as const
