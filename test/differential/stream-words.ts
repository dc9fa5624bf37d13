// The words of a random stream. A word is a string of bytes, one character each.

import type { Argument, CommandFacts, KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { commandWords } from '../../src/commands/declare.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'

/** Few keys, so that commands meet each other's work; one is empty and one is binary. */
export const streamKeys: readonly string[] = ['a', 'b', 'c', 'd', 'key:5', 'key:6', '', 'k\0\r\n\xff']

const integers = [
  ...['0', '1', '-1', '2', '3', '5', '-5', '10', '-10', '44', '100', '-100', '1000', '65536'],
  ...['2147483647', '-2147483648', '4294967296', '9223372036854775807', '-9223372036854775808'],
]

const notIntegers = ['9223372036854775808', '1.5', 'abc', '', ' 1', '1 ', '+1', '01', '-0', '0x10', '1e3']

const floats = [
  ...['0', '1', '-1', '1.5', '-0.1', '0.1', '3.14159265358979323846', '1e10', '-2.5e-7', '1e60', '100000.25'],
  ...['0x1p3', '1e-400', '9007199254740993', '-0', '.5', '5.', '000.5'],
]

const notFloats = ['inf', '-inf', 'nan', '1e5000', '', ' 1', '1 ', 'abc', '1.2.3', '1e', '--1', '+-1', '0x']

const day = 86_400

// Times lie in the far future or the far past: no key expires while a stream runs.
const secondsSinceEpoch = ['1', '1000', '4000000000', '253402300800']
const millisecondsSinceEpoch = ['1', '1000000', '4000000000000', '253402300800000']
const badTimes = [
  ...['0', '-1', 'abc', '', '1.5', '9223372036854775807', '-9223372036854775808', '9223372036854775808'],
  ...['9223372036854775', '9223372036854776'],
]

/** The word for a key or a value of a random call: mostly fitting, sometimes not. */
export function streamWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(streamKeys)
  if (isExpiryTime(argument)) return expiryTime(argument, random)
  switch (argument.type) {
    case 'integer':
    case 'unix-time':
      return random.pick(random.chance(0.9) ? integers : notIntegers)
    case 'double':
      return random.pick(random.chance(0.9) ? floats : notFloats)
    case 'pattern':
      return random.pick(['*', 'key:*', '?', '[a-c]', '[^a]', '\\a', 'k*', '', 'key:5'])
    case 'string':
      return streamValue(random)
  }
}

/** A value to store: numbers, text at the limits of encodings, binary, nothing, something long. */
function streamValue(random: SeededRandom): string {
  switch (random.below(8)) {
    case 0:
    case 1:
      return random.pick(integers)
    case 2:
      return random.pick(floats)
    case 3:
      return random.pick([...notIntegers, ...notFloats])
    case 4:
      return repeatedText(random, random.pick([43, 44, 45]))
    case 5:
      return repeatedText(random, random.below(600))
    case 6:
      return Array.from({ length: random.below(20) }, () => String.fromCharCode(random.below(256))).join('')
    default:
      return random.chance(0.05)
        ? repeatedText(random, 20_000)
        : random.pick(['value', 'b', 'Hello World', ''])
  }
}

// Two letters, so that common subsequences are long.
function repeatedText(random: SeededRandom, length: number): string {
  const piece = random.pick(['ab', 'aab', 'abcde', 'x', 'ba'])
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}

function isExpiryTime({ type, name }: Argument): boolean {
  return type === 'unix-time' || (type === 'integer' && /^(milli)?seconds$/.test(name))
}

function expiryTime(argument: ValueArgument, random: SeededRandom): string {
  if (random.chance(0.1)) return random.pick(badTimes)
  if (argument.type !== 'unix-time') return farTime(random)
  return random.pick(argument.name.includes('milli') ? millisecondsSinceEpoch : secondsSinceEpoch)
}

/**
 * Seconds or milliseconds from now. No two are close to each other: which of two
 * times is the later one must not depend on when a server read its clock.
 */
const farTime = (random: SeededRandom): string => `${100 + random.below(1_000_000)}000000`

/**
 * The call with every expiry time that is near moved far away: a spoiled call may
 * have put any number in a time's place.
 */
export function withoutNearExpiry(
  declaration: CommandFacts,
  call: readonly string[],
  random: SeededRandom,
): string[] {
  const places = expiryPlaces(declaration)
  if (places.tokens.size === 0 && places.position === undefined) return [...call]
  return call.map((word, index) => {
    const token = (call[index - 1] ?? '').toUpperCase()
    return (places.tokens.has(token) || index === places.position) && isNear(word) ? farTime(random) : word
  })
}

/** The tokens before an expiry time, and the place of one without a token. */
function expiryPlaces(declaration: CommandFacts): {
  readonly tokens: ReadonlySet<string>
  readonly position: number | undefined
} {
  const args = declaration.arguments ?? []
  const leaves = args.flatMap((argument) => ('arguments' in argument ? argument.arguments : [argument]))
  const tokens = leaves.filter(isExpiryTime).flatMap(({ token }) => (token === undefined ? [] : [token]))
  const index = args.findIndex((argument) => isExpiryTime(argument) && argument.token === undefined)
  const first = commandWords(declaration).length
  return { tokens: new Set(tokens), position: index === -1 ? undefined : first + index }
}

/** Whether the word, as seconds or milliseconds from now or since 1970, is within some days of now. */
function isNear(word: string): boolean {
  if (!/^[1-9][0-9]{0,15}$/.test(word)) return false
  const now = Date.now() / 1000
  const near = (seconds: number) => Math.abs(seconds - now) < 30 * day
  return Number(word) < 1000 * day || near(Number(word)) || near(Number(word) / 1000)
}

/**
 * The call with a timeout that ends at once, if it is a blocking command's and a
 * server may take its timeout for a time: nobody else would wake it.
 */
export function withoutLongWait(declaration: CommandFacts, call: readonly string[]): string[] {
  if (!declaration.flags.includes('blocking')) return [...call]
  const position = declaration.arguments?.findIndex(({ name }) => name === 'timeout') ?? -1
  if (position === -1) return [...call]
  const place = position === 0 ? 1 : call.length - 1
  // Hexadecimal digits count, and what rounds to zero waits for ever.
  const waits = (word: string) => /\d/.test(word) && !/^-[1-9]\d*$/.test(word)
  return call.map((word, index) => (index === place && waits(word) ? '0.001' : word))
}
