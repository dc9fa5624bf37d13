import type { SeededRandom } from '../oracle/seeded-random.ts'

/** A command; each character is a byte. */
export type Call = readonly string[]

/** The calls that make one random value at a key. */
export type Maker = (key: string, random: SeededRandom) => readonly Call[]

const letters = ['a', 'b', 'xyz', '\xff', '\0', ' ', '7']

/** Text, an integer at the limits of encodings, or a double. */
function element(random: SeededRandom): string {
  switch (random.below(8)) {
    case 0:
      return String(random.below(300) - 150)
    case 1:
      return random.pick(['127', '128', '-4096', '4095', '32768', '-8388608', '8388608', '2147483648'])
    case 2:
      return random.pick([
        '9223372036854775807',
        '-9223372036854775808',
        '9223372036854775808',
        '007',
        '-0',
        '',
      ])
    case 3:
      return random.pick(letters).repeat(random.below(random.chance(0.1) ? 9000 : 80))
    default:
      return Array.from({ length: 1 + random.below(20) }, () => random.pick(letters)).join('')
  }
}

const integer = (random: SeededRandom): string =>
  String(random.below(2 ** random.pick([4, 10, 20, 31, 40])) - random.pick([0, 5, 40_000]))

const score = (random: SeededRandom): string =>
  random.pick(['0', '1', '-1.5', '3.0000000000000004', 'inf', '-inf', '1e300', '5e-324', integer(random)])

/** From none to many, so that every form is met: small, at a limit, large. */
const sizeOf = (random: SeededRandom): number => 1 + random.below(random.pick([3, 20, 130, 600]))

const many = (random: SeededRandom, word: (random: SeededRandom) => readonly string[]): string[] =>
  Array.from({ length: sizeOf(random) }, () => word(random)).flat()

/** Random values of every type, in every form that they are held in. */
export const makers: { readonly [type: string]: Maker } = {
  string: (key, random) => [['SET', key, element(random)]],
  list: (key, random) => [['RPUSH', key, ...many(random, (r) => [element(r)])]],
  'set of integers': (key, random) => [['SADD', key, ...many(random, (r) => [integer(r)])]],
  set: (key, random) => [['SADD', key, ...many(random, (r) => [element(r)])]],
  'sorted set': (key, random) => [['ZADD', key, ...many(random, (r) => [score(r), element(r)])]],
  hash: (key, random) => [['HSET', key, ...many(random, (r) => [element(r), element(r)])]],
  stream: streamCalls,
}

function streamCalls(key: string, random: SeededRandom): readonly Call[] {
  const calls: Call[] = []
  const entries = sizeOf(random)
  for (let i = 1; i <= entries; i++) {
    const fields = random.chance(0.7)
      ? ['field', element(random)]
      : Array.from({ length: 2 * (1 + random.below(4)) }, () => element(random))
    calls.push(['XADD', key, `${Math.floor(i / 3)}-${i}`, ...fields])
  }
  for (let i = random.below(10); i > 0; i--) {
    const entry = 1 + random.below(entries)
    calls.push(['XDEL', key, `${Math.floor(entry / 3)}-${entry}`])
  }
  for (const group of ['g', 'h'].slice(0, random.below(3))) {
    calls.push(['XGROUP', 'CREATE', key, group, random.pick(['0', '$', '5'])])
    for (const consumer of ['one', 'two']) {
      calls.push(['XREADGROUP', 'GROUP', group, consumer, 'COUNT', '7', 'STREAMS', key, '>'])
    }
    calls.push(['XACK', key, group, '0-1', '0-2', '1-3'])
  }
  return calls
}
