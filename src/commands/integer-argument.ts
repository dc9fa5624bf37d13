import { CommandError } from './reply.ts'

const largest = 2n ** 63n - 1n
const notAnInteger = 'ERR value is not an integer or out of range'

/** A 64-bit integer as Redis reads one: no plus sign, no leading zero, no space. Undefined if it is none. */
export function parseInteger(argument: Uint8Array): bigint | undefined {
  const text = Buffer.from(argument).toString('latin1')
  if (!/^(?:0|-?[1-9]\d{0,18})$/.test(text)) return undefined
  const value = BigInt(text)
  return value >= -largest - 1n && value <= largest ? value : undefined
}

/** What a number may be, and what the command answers if it is another. */
export interface IntegerBounds {
  readonly min?: bigint
  /** Also the answer to what is no number at all. */
  readonly message?: string
}

/** The integer that an argument gives; throws what the command answers to anything else. */
export function integerArgument(
  argument: Uint8Array | undefined,
  { min = -largest - 1n, message = notAnInteger }: IntegerBounds = {},
): number {
  const value = argument === undefined ? undefined : parseInteger(argument)
  if (value === undefined || value < min) throw new CommandError(message)
  return Number(value)
}
