import type { Argument } from './declare.ts'

/** A word of a command: text, which counts as UTF-8, or bytes. */
export type Word = string | Uint8Array

/** A call that the types would have refused. */
export class InvalidArgument extends TypeError {
  override readonly name = 'InvalidArgument'
  readonly code = 'ERR_INVALID_ARGUMENT'
}

/** Writes one value of an argument as a word. */
export function asWord(argument: Argument, value: unknown, command: string): Word {
  switch (argument.type) {
    case 'integer':
    case 'unix-time':
      return integerWord(argument, value, command)
    case 'double':
      if (typeof value === 'number' && !Number.isNaN(value)) return doubleWord(value)
      if (typeof value === 'string' && argument.acceptsText === true) return value
      break
    case 'string':
      if (typeof value === 'string' || value instanceof Uint8Array) return value
      if (argument.acceptsNumbers === true && isNumber(value)) return numberWord(value)
      break
    case 'pure-token':
      if (typeof value === 'string' && value.toUpperCase() === argument.token) return argument.token
      break
    default:
      if (typeof value === 'string' || value instanceof Uint8Array) return value
  }
  throw new InvalidArgument(
    `${command} takes ${wanted[argument.type]} as ${argument.name}, not ${shown(value)}`,
  )
}

const wanted: { readonly [Type in Argument['type']]: string } = {
  block: 'an array',
  double: 'a number',
  integer: 'an integer',
  key: 'a string or bytes',
  oneof: 'one value',
  pattern: 'a string or bytes',
  'pure-token': 'its word',
  string: 'a string or bytes',
  'unix-time': 'an integer',
}

function integerWord(argument: Argument, value: unknown, command: string): Word {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return String(value)
  const acceptsText = 'acceptsText' in argument && argument.acceptsText
  if (acceptsText && typeof value === 'string') return value
  const hint = typeof value === 'number' && Number.isInteger(value) ? '; write larger ones as bigint' : ''
  throw new InvalidArgument(
    `${command} takes ${wanted[argument.type]} as ${argument.name}, not ${shown(value)}${hint}`,
  )
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && !Number.isNaN(value))
}

const numberWord = (value: number | bigint): string =>
  typeof value === 'bigint' ? String(value) : doubleWord(value)

function doubleWord(value: number): string {
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? 'inf' : '-inf'
}

/** A value as a message shows it: short, and with its type to be seen. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'an array'
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' ? 'a function' : String(value)
}
