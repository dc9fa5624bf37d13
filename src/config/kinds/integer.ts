import {
  InvalidValueError,
  type Kind,
  onlyWord,
  type Parameter,
  type ParameterDetails,
} from '../parameter.ts'

/** The bounds that Redis's C types give to many parameters. */
export const intMin = -(2n ** 31n)
export const intMax = 2n ** 31n - 1n
export const unsignedIntMax = 2n ** 32n - 1n
export const longMax = 2n ** 63n - 1n
export const unsignedLongMax = 2n ** 64n - 1n

/** The smallest and the largest value, both allowed. */
export interface Bounds {
  readonly min: bigint
  readonly max: bigint
}

interface IntegerOptions extends Bounds {
  /** Brings a legal value into the range that is used: Redis does so with `hz`. */
  readonly clamp?: (value: bigint) => bigint
}

/** Throws Redis's words if the value is out of bounds. */
export function assertWithin(value: bigint, { min, max }: Bounds, radix = 10): void {
  if (value >= min && value <= max) return
  const [low, high] = [min.toString(radix), max.toString(radix)]
  throw new InvalidValueError(`argument must be between ${low} and ${high} inclusive`)
}

/** A whole number as Redis takes it: no plus sign, no leading zero, no space; undefined if it is none. */
export function parseInteger(word: string): bigint | undefined {
  if (!/^(?:0|-?[1-9]\d{0,18})$/.test(word)) return undefined
  const value = BigInt(word)
  return value >= -longMax - 1n && value <= longMax ? value : undefined
}

function integerKind({ min, max, clamp }: IntegerOptions): Kind<bigint, number> {
  return {
    description: `integer from ${min} to ${max}`,
    isList: false,
    parse(words) {
      const value = parseInteger(onlyWord(words))
      if (value === undefined) throw new InvalidValueError("argument couldn't be parsed into an integer")
      assertWithin(value, { min, max })
      return clamp?.(value) ?? value
    },
    format: String,
    expose: Number,
    lines: (stored, initial) => [{ text: String(stored), required: stored !== initial }],
  }
}

const octalKind: Kind<bigint, number> = {
  description: 'octal file permissions from 0 to 777',
  isList: false,
  parse(words) {
    const word = onlyWord(words)
    if (!/^[0-7]{0,20}$/.test(word)) {
      throw new InvalidValueError("argument couldn't be parsed as an octal number")
    }
    const value = BigInt(`0o${word || '0'}`)
    assertWithin(value, { min: 0n, max: 0o777n }, 8)
    return value
  },
  format: (stored) => stored.toString(8),
  expose: Number,
  lines: (stored, initial) => [{ text: stored.toString(8), required: stored !== initial }],
}

/** A parameter that is a whole number. Its value is exact up to 2^53; CONFIG GET is exact always. */
export function integer(
  initial: number,
  options: IntegerOptions,
  details: ParameterDetails,
): Parameter<bigint, number> {
  return { ...details, kind: integerKind(options), initial: BigInt(initial) }
}

/** A parameter that holds file permissions. */
export function octal(initial: number, details: ParameterDetails): Parameter<bigint, number> {
  return { ...details, kind: octalKind, initial: BigInt(initial) }
}
