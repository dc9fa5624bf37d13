import { describe, test } from 'node:test'
import type { Argument, CommandDeclaration, KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { sortedSetCommands } from '../../src/commands/sorted-set/index.ts'
import { set } from '../../src/commands/string/set.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys, streamWord } from './stream-words.ts'

const scores = [
  ...['0', '1', '2', '3', '-1', '1.5', '-0.1', '0.1', '3.14159265358979', '1e10', '-2.5e-7', '1e20', '1e60'],
  ...['inf', '-inf', '+inf', 'Infinity', '-0', '9007199254740993', '4503599627370497', '1e-5', '0.0001'],
  ...['123456789012', '0x1p3', '.5', '5.', '1e17', '123456789012345680000', '1e-400'],
]
const notScores = ['nan', '', ' 1', '1 ', 'abc', '1e5000', '(1', '1.2.3']

const bounds = [
  '-inf',
  '+inf',
  'inf',
  '0',
  '1',
  '(1',
  '(0',
  '2',
  '3',
  '(3',
  '-1',
  '(-1',
  '0.1',
  '1e10',
  '1e60',
]
const oddBounds = ['', '(', ' 1', '1 ', 'nan', 'abc', '((1', '[1', '(inf', '1\0x', '1e5000']

const nameBounds = ['-', '+', '[a', '(a', '[b', '(b', '[m5', '(m5', '[', '(', '[m', '[z', '[12', '(\xff']
const oddNameBounds = ['', 'a', '-a', '++', '0', '+\0', '1']

// Indexes and counts stay small: a random member is repeated as often as is asked.
const indexes = ['0', '1', '-1', '2', '3', '5', '-5', '10', '-10', '100', '-100']
const oddIndexes = ['9223372036854775807', '9223372036854775808', '1.5', 'abc', '', '01', '-0', '4294967296']

function memberWord(random: SeededRandom): string {
  switch (random.below(10)) {
    case 0:
      return random.pick(['', '0', '12', '-7', '99999999999', 'k\0\r\n\xff', '\xff'])
    case 1:
      return 'long'.repeat(random.pick([15, 16, 17, 40]))
    case 2:
      return random.pick(['a', 'b', 'c', 'd'])
    default:
      return `m${random.below(40)}`
  }
}

function wordFor(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  const odd = random.chance(0.06)
  switch (argument.name) {
    case 'score':
    case 'increment':
    case 'weight':
      return random.pick(odd ? notScores : scores)
    case 'timeout':
      return random.pick(odd ? ['-1', 'abc', '', '1e10x'] : ['0.001', '0.01'])
    case 'member':
    case 'value':
      return memberWord(random)
    case 'min':
    case 'max':
    case 'start':
    case 'stop':
      return bound(argument, odd, random)
    case 'count':
    case 'offset':
    case 'limit':
      return random.pick(odd ? oddIndexes : indexes)
    case 'cursor':
      return random.pick(odd ? ['abc', '-1', '18446744073709551616', ''] : ['0'])
    case 'pattern':
      return random.pick(['*', 'm*', 'm?', '[a-c]', '', 'long*', '1*'])
    default:
      return streamWord(argument, random)
  }
}

// ZRANGE's bounds may be indexes, scores or names.
function bound(argument: Argument, odd: boolean, random: SeededRandom): string {
  const kinds = argument.type === 'double' ? [bounds] : argument.type === 'integer' ? [indexes] : allBounds
  const oddKinds =
    argument.type === 'double' ? [oddBounds] : argument.type === 'integer' ? [oddIndexes] : oddOnes
  return random.pick(random.pick(odd ? oddKinds : kinds))
}

const allBounds = [bounds, indexes, nameBounds]
const oddOnes = [oddBounds, oddIndexes, oddNameBounds]

const moving = genericCommands.filter(({ name }) =>
  /^(del|copy|rename|object|type|exists|expire|persist)$/.test(name),
)

/** Ranges of names mean something where scores are equal. */
const byName = (declaration: CommandDeclaration) => /lex/.test(declaration.name)

const immediate = sortedSetCommands.filter(({ name }) => !name.startsWith('b'))

const frequent = { zadd: 12, zincrby: 4, zrange: 6, zrangebyscore: 3, zrem: 2, zrank: 2, zunionstore: 3 }

describe('a random stream of sorted-set commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const unnamed = immediate.filter((each) => !byName(each) && each.name !== 'zrangestore')
    const commands = weighted([...unnamed, ...moving, set], frequent)
    const handmade = [{ weight: 2, make: storedRange }]
    await runStream({ commands, wordFor, handmade, alsoAgree: isByName }, (line) => t.diagnostic(line))
  })

  test('gets the replies of redis-server where all scores are equal', async (t) => {
    const names = /^(zadd|zrem|zrange|zcard|zrangestore|zrank|zrevrank|zscore|zpopmin|zmpop|zrevrange)$/
    const commands = weighted(
      sortedSetCommands.filter((each) => byName(each) || names.test(each.name)),
      { zadd: 8, zrange: 3, zrangestore: 2 },
    )
    await runStream({ commands, wordFor: withEqualScores, spoilsNothing: true }, (line) => t.diagnostic(line))
  })
})

/** A set of different scores has no order by names. */
const isByName = (call: readonly string[]): boolean => call.some((word) => /^bylex$/i.test(word))

function storedRange(random: SeededRandom): readonly string[] {
  const [to, from] = [random.pick(streamKeys), random.pick(streamKeys)]
  const by = random.chance(0.5)
  const range = by ? [random.pick(bounds), random.pick(bounds), 'BYSCORE'] : [random.pick(indexes), '-1']
  return ['ZRANGESTORE', to, from, ...range, ...(random.chance(0.3) ? ['REV'] : [])]
}

function withEqualScores(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.name === 'score') return '0'
  if (argument.type === 'key') return random.pick(streamKeys.slice(0, 3))
  if (isBound(argument)) {
    const words = random.chance(0.1) ? oddNameBounds : random.chance(0.9) ? nameBounds : indexes
    return argument.type === 'integer' ? random.pick(indexes) : random.pick(words)
  }
  return wordFor(argument, random)
}

const isBound = ({ name }: Argument): boolean => /^(min|max|start|stop)$/.test(name)
